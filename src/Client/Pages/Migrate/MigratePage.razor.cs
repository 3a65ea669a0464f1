using Microsoft.AspNetCore.Components;
using WaypointDashboard.Client.Components.Fields;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Pages.Migrate;

/// <summary>Leads through the replacement of a waypoint. What replaces what stands in the URL, how far it is in the cluster.</summary>
public sealed partial class MigratePage
{
    private static readonly int[] Weights = [5, 25, 50, 100];

    private Migration? _migration;
    private List<MigrationItem> _items = [];
    private IReadOnlyList<string> _waypoints = [];
    private bool _knowsCanaries;
    private string _typed = "";

    /// <summary>Opens the forms.</summary>
    [Inject]
    public required IChangeLauncher Launcher { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "way")]
    private string? Way { get; set; }

    private MigrationStage Stage => _migration?.Stage ?? MigrationStage.Choose;

    private bool IsByShare => Way is null ? _knowsCanaries : Way == "share";

    private string? ToProblem => _typed.Length == 0 ? null
        : Parse(_typed) is not { } named ? "Write namespace/name."
        : From == _typed ? "Choose another one than the old."
        : Live.Mesh.Resources.Find(named.Key) is null && KubernetesName.ProblemAsServiceName(named.Name) is { } problem ? problem
        : null;

    private IEnumerable<Choice<bool>> Ways =>
    [
        new(true, "By share of the connections", _knowsCanaries
            ? "The new one takes 5, 25, 50, 100 % of the connections as a canary, before it becomes the only one."
            : "Needs Istio 1.31 or later, of which there is no sign in this cluster: an older istiod ignores the labels."),
        new(false, "Object by object", "Each object moves as a whole, when you say so."),
    ];

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        _typed = To ?? _typed;
        Refresh();
    }

    /// <inheritdoc/>
    protected override void OnMeshChanged(LiveChange change) => Refresh();

    private static WaypointRef? Parse(string? text) => text?.Split('/') is [{ Length: > 0 } home, { Length: > 0 } name] ? new(home, name) : null;

    private static string Count(int objects) => objects == 1 ? "1 object" : $"{objects} objects";

    private static IEnumerable<SuggestedChange> Reverts(Migration migration)
    {
        if (migration.Shared.Count > 0)
        {
            yield return new($"Send all connections to {migration.From} again…", new ChangeIntent.SetCanary(migration.Shared, null, 0));
        }

        if (migration.Moved.Count > 0 && migration.Old is { IsUsable: true })
        {
            yield return new($"Move everything back to {migration.From}…", new ChangeIntent.RetargetAll(migration.To, migration.From));
        }

        if (migration.New is not null && migration.Moved.Count == 0 && migration.Shared.Count == 0)
        {
            yield return new($"Delete {migration.To}…", new ChangeIntent.DeleteWaypoints([migration.To]));
        }
    }

    private void Refresh()
    {
        var resources = Live.Mesh.Resources;
        _waypoints =
        [
            .. resources.All<GatewayResource>(ResourceKind.Gateway)
                .Where(gateway => GatewayRoles.Of(gateway, resources) == GatewayRole.Waypoint)
                .Select(gateway => gateway.Key.QualifiedName)
                .Append(From ?? "")
                .Where(name => name.Length > 0)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        _knowsCanaries = MigrationReader.KnowsCanaries(resources);
        _migration = Parse(From) is { } from && Parse(To) is { } to && ToProblem is null ? MigrationReader.Read(Live, from, to) : null;
        _items = [.. _migration?.Items ?? []];
    }

    private Task<IEnumerable<string>> FindAsync(string? text, CancellationToken cancellation) =>
        Task.FromResult(_waypoints.Where(name => string.IsNullOrEmpty(text) || text == From || name.Contains(text, StringComparison.OrdinalIgnoreCase)));

    private void SetFrom(string? from)
    {
        var to = Parse(from) is { } old ? new WaypointRef(old.Namespace, FreeName(old)).ToString() : null;
        _typed = to ?? "";
        Go(new(StringComparer.Ordinal) { ["from"] = from, ["to"] = to });
    }

    private void SetTo(string? to)
    {
        _typed = to?.Trim() ?? "";
        Go(new(StringComparer.Ordinal) { ["to"] = ToProblem is null && _typed.Length > 0 ? _typed : null });
    }

    private void SetWay(bool isByShare) => Go(new(StringComparer.Ordinal) { ["way"] = isByShare ? "share" : "objects" });

    private void Go(Dictionary<string, object?> parameters) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(parameters), replace: true);

    private string FreeName(WaypointRef old)
    {
        for (var number = 2; ; number++)
        {
            var name = $"{old.Name}-{number}";
            if (Live.Mesh.Resources.Find(new(ResourceKind.Gateway, old.Namespace, name)) is null)
            {
                return name;
            }
        }
    }
}
