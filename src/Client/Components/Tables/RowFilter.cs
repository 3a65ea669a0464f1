using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Tables;

/// <summary>A query, ready to be asked of many rows.</summary>
internal sealed class RowFilter
{
    private readonly ImmutableArray<string> _words;
    private readonly ImmutableHashSet<string> _states;
    private readonly ImmutableHashSet<string> _types;
    private readonly ImmutableHashSet<string> _namespaces;
    private readonly bool _onlyProblems;
    private readonly LabelSelector? _labels;
    private readonly bool _isImpossible;

    private RowFilter(TableQuery query)
    {
        _words = [.. query.Search.ToLowerInvariant().Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        _states = [.. query.States];
        _types = [.. query.Types];
        _namespaces = [.. query.Namespaces];
        _onlyProblems = query.OnlyProblems;

        // What cannot be read matches nothing: who selects all that match must not get more than was meant.
        _isImpossible = query.Labels.Length > 0 && !SelectorText.TryParse(query.Labels, out _labels, out _);
    }

    public static RowFilter Of(TableQuery query) => new(query);

    public bool Matches(TableRow row) => MatchesState(row) && MatchesType(row) && MatchesRest(row);

    public bool MatchesState(TableRow row) => _states.IsEmpty || _states.Contains(row.State);

    public bool MatchesType(TableRow row) => _types.IsEmpty || _types.Contains(row.Type);

    public bool MatchesRest(TableRow row)
    {
        if (_isImpossible || _labels?.Matches(row.Labels) == false || (_onlyProblems && !row.Problems.Any) || (!_namespaces.IsEmpty && !_namespaces.Contains(row.Home)))
        {
            return false;
        }

        foreach (var word in _words)
        {
            if (!row.SearchText.Contains(word, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
