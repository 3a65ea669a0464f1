using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using WaypointDashboard.Client.Yaml;

namespace WaypointDashboard.Client.Components.Yaml;

/// <summary>Compares an object before and after a change. Parts that stay are folded.</summary>
public sealed partial class YamlDiff
{
    private readonly HashSet<int> _opened = [];
    private (string Before, string After)? _shown;
    private ImmutableArray<DiffSection> _sections = [];
    private bool _isSideBySide;
    private int _added;
    private int _removed;

    /// <summary>The YAML before; empty when the object is not there yet.</summary>
    [Parameter]
    [EditorRequired]
    public required string Before { get; set; }

    /// <summary>The YAML after; empty when the object will be gone.</summary>
    [Parameter]
    [EditorRequired]
    public required string After { get; set; }

    /// <summary>What is compared, in a few words, for screen readers.</summary>
    [Parameter]
    public string Label { get; set; } = "Difference";

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_shown == (Before, After))
        {
            return;
        }

        _shown = (Before, After);
        _opened.Clear();
        var lines = LineDiff.Of(Before, After);
        _sections = LineDiff.Fold(lines);
        _added = lines.Count(line => line.Sign == DiffSign.Added);
        _removed = lines.Count(line => line.Sign == DiffSign.Removed);
    }
}
