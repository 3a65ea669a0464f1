using System.Runtime.InteropServices;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Tables;

/// <summary>The rows of a table, led on by changes: what a change does not touch is neither read nor compared again.</summary>
/// <typeparam name="TRow">The row.</typeparam>
/// <param name="model">What the table is about.</param>
public sealed class TableRows<TRow>(TableModel<TRow> model)
    where TRow : TableRow
{
    private readonly Dictionary<ObjectKey, TRow> _rows = [];
    private readonly Dictionary<string, int> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _allStates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _allTypes = new(StringComparer.Ordinal);
    private readonly List<TRow> _visible = [];
    private TableQuery _query = TableQuery.Everything;
    private RowFilter _filter = RowFilter.Of(TableQuery.Everything);
    private Comparer<TRow> _order = OrderOf(model, TableQuery.Everything);

    /// <summary>What the table is about.</summary>
    public TableModel<TRow> Model => model;

    /// <summary>Counts up whenever a row that is shown changed, came, went or moved.</summary>
    public long Version { get; private set; }

    /// <summary>How many objects there are in all.</summary>
    public int Total => _rows.Count;

    /// <summary>The rows that match the query, in its order.</summary>
    public IReadOnlyList<TRow> Visible => _visible;

    /// <summary>Whether any row at all has a state.</summary>
    public bool HasState(string state) => _allStates.GetValueOrDefault(state) > 0;

    /// <summary>Whether any row at all has a type.</summary>
    public bool HasType(string type) => _allTypes.GetValueOrDefault(type) > 0;

    /// <summary>How many rows have a state, of those that match everything else of the query.</summary>
    public int CountOfState(string state) => _states.GetValueOrDefault(state);

    /// <summary>How many rows have a type, of those that match everything else of the query.</summary>
    public int CountOfType(string type) => _types.GetValueOrDefault(type);

    /// <summary>The row of an object; null when there is none.</summary>
    public TRow? Find(ObjectKey key) => _rows.GetValueOrDefault(key);

    /// <summary>The namespaces of the rows, in order.</summary>
    public IReadOnlyList<string> Namespaces() => [.. _rows.Values.Select(row => row.Home).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Shows other rows, or in another order.</summary>
    public void Show(TableQuery query)
    {
        if (_query == query)
        {
            return;
        }

        _query = query;
        _filter = RowFilter.Of(query);
        _order = OrderOf(model, query);
        Arrange();
    }

    /// <summary>Follows a change.</summary>
    public void Take(LiveChange change)
    {
        if (change.Mesh.IsReset)
        {
            _rows.Clear();
            foreach (var key in model.Keys(change.Current))
            {
                if (model.Read(key, change.Current) is { } row)
                {
                    _rows[row.Key] = row;
                }
            }

            Arrange();
            return;
        }

        foreach (var key in model.Affected(change, _rows.Keys).Distinct().ToList())
        {
            var before = _rows.GetValueOrDefault(key);
            var after = model.Read(key, change.Current);
            if (!Equals(before, after))
            {
                Replace(key, before, after);
            }
        }
    }

    private void Replace(ObjectKey key, TRow? before, TRow? after)
    {
        if (before is not null)
        {
            _rows.Remove(key);
            Count(before, -1);
            if (_filter.Matches(before) && _visible.BinarySearch(before, _order) is var index and >= 0)
            {
                _visible.RemoveAt(index);
                Version++;
            }
        }

        if (after is not null)
        {
            _rows[key] = after;
            Count(after, 1);
            if (_filter.Matches(after) && _visible.BinarySearch(after, _order) is var index and < 0)
            {
                _visible.Insert(~index, after);
                Version++;
            }
        }
    }

    private void Arrange()
    {
        _states.Clear();
        _types.Clear();
        _allStates.Clear();
        _allTypes.Clear();
        _visible.Clear();
        foreach (var row in _rows.Values)
        {
            Count(row, 1);
            if (_filter.Matches(row))
            {
                _visible.Add(row);
            }
        }

        _visible.Sort(_order);
        Version++;
    }

    private void Count(TRow row, int by)
    {
        Add(_allStates, row.State, by);
        Add(_allTypes, row.Type, by);
        if (!_filter.MatchesRest(row))
        {
            return;
        }

        if (_filter.MatchesType(row))
        {
            Add(_states, row.State, by);
        }

        if (_filter.MatchesState(row))
        {
            Add(_types, row.Type, by);
        }
    }

    private static void Add(Dictionary<string, int> counts, string id, int by) => CollectionsMarshal.GetValueRefOrAddDefault(counts, id, out _) += by;

    // The key breaks every tie, so that an order is total and a row can be found by it.
    private static Comparer<TRow> OrderOf(TableModel<TRow> model, TableQuery query)
    {
        var comparison = model.Orders.GetValueOrDefault(query.Sort);
        var sign = query.IsDescending ? -1 : 1;
        return Comparer<TRow>.Create((left, right) =>
        {
            var order = comparison is null ? 0 : sign * Math.Sign(comparison(left, right));
            return order != 0 ? order : ByName(left.Key, right.Key);
        });
    }

    private static int ByName(ObjectKey left, ObjectKey right)
    {
        var order = string.CompareOrdinal(left.Namespace, right.Namespace);
        order = order != 0 ? order : string.CompareOrdinal(left.Name, right.Name);
        return order != 0 ? order : left.Kind.CompareTo(right.Kind);
    }
}
