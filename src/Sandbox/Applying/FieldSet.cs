using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Applying;

/// <summary>A set of places in an object, as <c>metadata.managedFields</c> has it: <c>f:NAME</c> for a member, <c>k:{…}</c> for a list item by key, <c>v:…</c> for a member of a set.</summary>
internal sealed class FieldSet
{
    private const string Self = ".";

    private readonly SortedDictionary<string, FieldSet> _children = new(StringComparer.Ordinal);

    /// <summary>Whether this place itself is in the set, and not only what lies under it.</summary>
    public bool IsMember { get; private set; }

    public bool IsEmpty => !IsMember && _children.Count == 0;

    public IReadOnlyDictionary<string, FieldSet> Children => _children;

    public static FieldSet Parse(JsonObject json)
    {
        var set = new FieldSet();
        foreach (var (name, child) in json)
        {
            if (name == Self) set.IsMember = true;
            else if (child is JsonObject { Count: > 0 } inner) set._children[name] = Parse(inner);
            else set._children[name] = new FieldSet { IsMember = true };
        }
        return set;
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject();
        if (IsMember && _children.Count > 0) json[Self] = new JsonObject();
        foreach (var (name, child) in _children) json[name] = child.ToJson();
        return json;
    }

    public void Add(ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            IsMember = true;
            return;
        }
        if (!_children.TryGetValue(path[0], out var child)) _children[path[0]] = child = new FieldSet();
        child.Add(path[1..]);
    }

    public bool Has(ReadOnlySpan<string> path) => path.IsEmpty ? IsMember : _children.TryGetValue(path[0], out var child) && child.Has(path[1..]);

    /// <summary>Whether this place or any under it is in the set.</summary>
    public bool HasAnyAt(ReadOnlySpan<string> path) => path.IsEmpty ? !IsEmpty : _children.TryGetValue(path[0], out var child) && child.HasAnyAt(path[1..]);

    /// <summary>Takes a place out, and with it what lies under it.</summary>
    public void RemoveAll(ReadOnlySpan<string> path)
    {
        if (path.IsEmpty || !_children.TryGetValue(path[0], out var child)) return;
        if (path.Length == 1)
        {
            _children.Remove(path[0]);
            return;
        }
        child.RemoveAll(path[1..]);
        if (child.IsEmpty) _children.Remove(path[0]);
    }

    public IEnumerable<string[]> Paths() => Paths([]);

    public bool SameAs(FieldSet other) => JsonNode.DeepEquals(ToJson(), other.ToJson());

    private IEnumerable<string[]> Paths(string[] prefix)
    {
        if (IsMember) yield return prefix;
        foreach (var (name, child) in _children)
        {
            foreach (var path in child.Paths([.. prefix, name])) yield return path;
        }
    }
}
