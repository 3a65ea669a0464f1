using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Patching;
using WaypointDashboard.Sandbox.Storage;
using WaypointDashboard.Sandbox.Writing;

namespace WaypointDashboard.Sandbox.Applying;

/// <summary>Server-side apply: what the manager says is set, what it said before and says no more goes, unless someone else owns it; what another owns is a conflict.</summary>
internal sealed class Applier(FieldTracker tracker)
{
    /// <summary>The entry of a manager who applies an object that is not there yet.</summary>
    public ManagerEntry First(ResourceType type, JsonObject configuration, WriteOptions options) =>
        tracker.Entry(type, options, ManagerEntry.Apply, FieldSets.Of(Said(type, configuration, options), TypeShape.Of(type)));

    public (Applied? Applied, StatusError? Error) Apply(ResourceType type, JsonObject live, JsonObject configuration, WriteOptions options)
    {
        var shape = TypeShape.Of(type);
        var said = Said(type, configuration, options);
        var mine = tracker.Entry(type, options, ManagerEntry.Apply, FieldSets.Of(said, shape));
        var entries = ManagedFields.Read(live);
        var last = entries.Find(mine.IsSameWriter);
        var others = entries.Where(entry => entry != last).ToList();

        var merged = live.Clone();
        Merging.Merge(merged, said, shape);
        var (changed, _) = FieldSets.Difference(ManagedFields.Tracked(live), ManagedFields.Tracked(merged), shape);
        var conflicts = others.SelectMany(entry => changed.Paths().Where(path => mine.Fields.Has(path) && entry.Fields.Has(path)).Select(path => (Entry: entry, Path: path))).ToImmutableArray();
        if (!conflicts.IsEmpty && !options.Force) return (null, Conflict(conflicts));
        foreach (var (entry, path) in conflicts) entry.Fields.RemoveAll(path);

        if (last is not null)
        {
            foreach (var path in last.Fields.Paths().Where(path => !mine.Fields.HasAnyAt(path) && !others.Any(other => other.Fields.HasAnyAt(path))).OrderByDescending(path => path.Length).ToList())
                Merging.Remove(merged, path, shape);
        }
        var ownersChanged = last is null || !last.Fields.SameAs(mine.Fields) || !conflicts.IsEmpty;
        return (new Applied(merged, [.. others, ownersChanged ? mine : last!], ownersChanged), null);
    }

    /// <summary>What of a configuration counts at the address to which it was sent.</summary>
    private static JsonObject Said(ResourceType type, JsonObject configuration, WriteOptions options)
    {
        var said = ManagedFields.Tracked(configuration);
        if (options.Status)
        {
            foreach (var name in said.Select(member => member.Key).Where(name => name != "status").ToList()) said.Remove(name);
        }
        else if (type.HasStatus) said.Remove("status");
        return said;
    }

    private static StatusError Conflict(ImmutableArray<(ManagerEntry Entry, string[] Path)> conflicts)
    {
        ImmutableArray<StatusCause> causes = [.. conflicts.Select(conflict => new StatusCause("FieldManagerConflict", $"conflict with {conflict.Entry.Said()}", FieldPath.Said(conflict.Path)))];
        var message = conflicts.Length == 1
            ? $"conflict: conflict with {conflicts[0].Entry.Said()}: {FieldPath.Said(conflicts[0].Path)}"
            : "conflicts: " + string.Join('\n', conflicts.GroupBy(conflict => conflict.Entry.Said()).OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => $"conflicts with {group.Key}:\n{string.Join('\n', group.Select(conflict => $"- {FieldPath.Said(conflict.Path)}"))}"));
        return new StatusError(409, "Conflict", $"Apply failed with {conflicts.Length} {message}") { Causes = causes };
    }
}
