using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Writing;

namespace WaypointDashboard.Sandbox.Applying;

/// <summary>Reading and writing <c>metadata.managedFields</c>.</summary>
internal static class ManagedFields
{
    private const string Member = "managedFields";

    private static readonly string[] Untracked = ["name", "namespace", "creationTimestamp", "selfLink", "uid", "generation", Member, "resourceVersion", "deletionTimestamp", "deletionGracePeriodSeconds"];

    public static List<ManagerEntry> Read(JsonObject value) =>
    [
        .. (value.Metadata()[Member] as JsonArray ?? []).OfType<JsonObject>().Select(entry => new ManagerEntry(
            entry.Text("manager") ?? "", entry.Text("operation") ?? "", entry.Text("apiVersion") ?? "", entry.Text("subresource") ?? "", entry.Text("time") ?? "",
            FieldSet.Parse(entry["fieldsV1"] as JsonObject ?? []))),
    ];

    public static void Write(JsonObject value, IEnumerable<ManagerEntry> entries)
    {
        var kept = entries.Where(entry => !entry.Fields.IsEmpty).OrderBy(entry => entry.Operation, StringComparer.Ordinal).ThenBy(entry => entry.Time, StringComparer.Ordinal)
            .ThenBy(entry => entry.Manager, StringComparer.Ordinal).ThenBy(entry => entry.ApiVersion, StringComparer.Ordinal).ThenBy(entry => entry.Subresource, StringComparer.Ordinal).ToList();
        value.Metadata().SetOrRemove(Member, kept.Count == 0 ? null : new JsonArray([.. kept.Select(ToJson)]));
    }

    /// <summary>Leaves the entries as they were before.</summary>
    public static void Keep(JsonObject before, JsonObject after) => after.Metadata().SetOrRemove(Member, before.Metadata()[Member]?.DeepClone());

    /// <summary>The part of an object that writers can own, a copy.</summary>
    public static JsonObject Tracked(JsonObject value)
    {
        var copy = value.Clone();
        copy.Remove("apiVersion");
        copy.Remove("kind");
        var metadata = copy.Metadata();
        foreach (var name in Untracked) metadata.Remove(name);
        if (metadata.Count == 0) copy.Remove("metadata");
        return copy;
    }

    private static JsonObject ToJson(ManagerEntry entry)
    {
        var json = new JsonObject
        {
            ["manager"] = entry.Manager,
            ["operation"] = entry.Operation,
            ["apiVersion"] = entry.ApiVersion,
            ["time"] = entry.Time,
            ["fieldsType"] = "FieldsV1",
            ["fieldsV1"] = entry.Fields.ToJson(),
        };
        if (entry.Subresource.Length > 0) json["subresource"] = entry.Subresource;
        return json;
    }
}
