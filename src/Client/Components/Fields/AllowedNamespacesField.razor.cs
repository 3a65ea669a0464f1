using Microsoft.AspNetCore.Components;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Fields;

/// <summary>Which namespaces may use a waypoint. A selector is read while it is typed, and the namespaces that it matches are listed.</summary>
public sealed partial class AllowedNamespacesField
{
    private const int MostNames = 12;

    private AllowedNamespaces? _sent;
    private AllowedChoice _choice;
    private string _text = "";
    private string? _problem;
    private List<string> _matching = [];

    /// <summary>What is chosen.</summary>
    [Parameter]
    [EditorRequired]
    public required AllowedNamespaces Value { get; set; }

    /// <summary>The mesh, for the namespaces that match.</summary>
    [Parameter]
    [EditorRequired]
    public required LiveMesh Live { get; set; }

    /// <summary>The operator has chosen; the problem says what is wrong with the selector, null when nothing is.</summary>
    [Parameter]
    public EventCallback<(AllowedNamespaces Value, string? Problem)> Changed { get; set; }

    private static IEnumerable<Choice<AllowedChoice>> Choices =>
    [
        new(AllowedChoice.Same, "Its own namespace", "What istioctl writes: no allowedRoutes."),
        new(AllowedChoice.All, "All namespaces", "allowedRoutes from: All."),
        new(AllowedChoice.Selector, "Namespaces by label", "allowedRoutes from: Selector."),
    ];

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Value != _sent)
        {
            _sent = Value;
            (_choice, _text) = Value switch
            {
                AllowedNamespaces.All => (AllowedChoice.All, _text),
                AllowedNamespaces.Matching matching => (AllowedChoice.Selector, matching.Selector.ToString()),
                _ => (AllowedChoice.Same, _text),
            };
        }

        Read();
    }

    private Task ChooseAsync(AllowedChoice choice)
    {
        _choice = choice;
        return SendAsync();
    }

    private Task TypeAsync(string? text)
    {
        _text = text ?? "";
        return SendAsync();
    }

    private Task SendAsync()
    {
        var read = Read();
        _sent = read ?? Value;
        return Changed.InvokeAsync((_sent, _problem));
    }

    /// <summary>Reads what is entered; null when the selector cannot be read.</summary>
    private AllowedNamespaces? Read()
    {
        _problem = null;
        _matching = [];
        if (_choice != AllowedChoice.Selector)
        {
            return _choice == AllowedChoice.All ? new AllowedNamespaces.All() : new AllowedNamespaces.Same();
        }

        if (!SelectorText.TryParse(_text, out var selector, out _problem))
        {
            return null;
        }

        _matching =
        [
            .. Live.Mesh.Resources.In("").All<NamespaceResource>(ResourceKind.Namespace)
                .Where(home => selector.Matches(home.Labels))
                .Select(home => home.Name)
                .Order(StringComparer.Ordinal),
        ];
        return new AllowedNamespaces.Matching(selector);
    }
}
