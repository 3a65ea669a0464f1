using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Patching;
using WaypointDashboard.Sandbox.Storage;
using WaypointDashboard.Sandbox.Writing;

namespace WaypointDashboard.Sandbox.Applying;

/// <summary>Notes who has changed what by creating, updating and patching.</summary>
internal sealed class FieldTracker(TimeProvider time)
{
    public void Record(ResourceType type, JsonObject before, JsonObject after, WriteOptions options)
    {
        var (changed, removed) = FieldSets.Difference(ManagedFields.Tracked(before), ManagedFields.Tracked(after), TypeShape.Of(type));
        var entries = ManagedFields.Read(before);
        foreach (var path in changed.Paths().Concat(removed.Paths()).ToList())
        {
            foreach (var entry in entries) entry.Fields.RemoveAll(path);
        }
        if (!changed.IsEmpty)
        {
            var mine = Entry(type, options, ManagerEntry.Update, new FieldSet());
            var known = entries.FindIndex(mine.IsSameWriter);
            mine = mine with { Fields = known < 0 ? changed : entries[known].Fields };
            foreach (var path in changed.Paths().ToList()) mine.Fields.Add(path);
            if (known < 0) entries.Add(mine);
            else entries[known] = mine;
        }
        ManagedFields.Write(after, entries);
    }

    public ManagerEntry Entry(ResourceType type, WriteOptions options, string operation, FieldSet fields) =>
        new(options.FieldManager, operation, options.ApiVersion ?? type.ApiVersion, options.Status ? "status" : "", ObjectCreator.Timestamp(time), fields);
}
