using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using WaypointDashboard.Client.Yaml;

namespace WaypointDashboard.Client.Components.Yaml;

/// <summary>Shows YAML with colours and line numbers; it can be searched, copied and saved.</summary>
public sealed partial class YamlView
{
    private const int MinSearchable = 8;
    private const int MostAtOnce = 600;
    private const int LineHeight = 20; // As in the style sheet.

    private ElementReference _host;
    private string? _shown;
    private ImmutableArray<ImmutableArray<YamlToken>> _lines = [];
    private List<int> _numbers = [];
    private string _search = "";
    private ImmutableArray<int> _hits = [];
    private int _hit;

    /// <summary>The browser's clipboard and files.</summary>
    [Inject]
    public required ClipboardModule Clipboard { get; init; }

    /// <summary>The YAML.</summary>
    [Parameter]
    [EditorRequired]
    public required string Text { get; set; }

    /// <summary>What it is, in a few words, for buttons and screen readers.</summary>
    [Parameter]
    public string Label { get; set; } = "YAML";

    /// <summary>The name of the file that is downloaded.</summary>
    [Parameter]
    public string FileName { get; set; } = "object.yaml";

    /// <summary>Whether it fills the height of what it stands in.</summary>
    [Parameter]
    public bool IsTall { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_shown == Text)
        {
            return;
        }

        _shown = Text;
        _lines = YamlHighlighting.Read(Text);
        _numbers = [.. Enumerable.Range(0, _lines.Length)];
        Find();
    }

    private bool IsAtHit(int number) => _hits.Length > 0 && _hits[_hit] == number;

    private async Task SearchAsync(string? search)
    {
        _search = search ?? "";
        _hit = 0;
        Find();
        await GoAsync(0);
    }

    private void Find()
    {
        var lines = YamlHighlighting.Lines(Text);
        _hits = _search.Length == 0 ? [] : [.. Enumerable.Range(0, lines.Length).Where(number => lines[number].Contains(_search, StringComparison.OrdinalIgnoreCase))];
        _hit = Math.Min(_hit, Math.Max(0, _hits.Length - 1));
    }

    private Task OnKeyAsync(KeyboardEventArgs key) => key.Key == "Enter" ? GoAsync(key.ShiftKey ? -1 : 1) : Task.CompletedTask;

    private Task GoAsync(int by)
    {
        if (_hits.Length == 0)
        {
            return Task.CompletedTask;
        }

        _hit = (_hit + by + _hits.Length) % _hits.Length;
        return Clipboard.RevealAsync(_host, _hits[_hit], _lines.Length);
    }
}
