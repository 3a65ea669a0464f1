using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Controllers;

/// <summary>Writes conditions: the time of a transition stays while the status does, and others' conditions are left alone.</summary>
internal static class Conditions
{
    /// <param name="status">What holds the list <c>conditions</c>.</param>
    /// <param name="owned">The types of the writer: those that are not desired go.</param>
    /// <param name="desired">What is to be said, in the order of new conditions.</param>
    /// <param name="now">The time of transitions.</param>
    public static void Set(JsonObject status, IReadOnlyCollection<string> owned, IEnumerable<Condition> desired, string now)
    {
        var wanted = desired.ToList();
        var existing = status.ItemsAt("conditions").ToList();
        var next = new JsonArray();
        foreach (var condition in existing)
        {
            var type = condition.TextAt("type") ?? "";
            if (wanted.Find(each => each.Type == type) is { } known) next.Add(Write(known, condition, now));
            else if (!owned.Contains(type)) next.Add(condition.DeepClone());
        }
        foreach (var condition in wanted.Where(each => existing.TrueForAll(known => known.TextAt("type") != each.Type))) next.Add(Write(condition, null, now));
        if (next.Count > 0) status["conditions"] = next;
        else status.Remove("conditions");
    }

    /// <summary>Writes all conditions of an object that has one writer, in the order of their types.</summary>
    public static void Replace(JsonObject status, IEnumerable<Condition> desired, string now)
    {
        var existing = status.ItemsAt("conditions").ToDictionary(each => each.TextAt("type") ?? "", StringComparer.Ordinal);
        status["conditions"] = new JsonArray([.. desired.OrderBy(each => each.Type, StringComparer.Ordinal).Select(each => Write(each, existing.GetValueOrDefault(each.Type), now))]);
    }

    private static JsonObject Write(Condition condition, JsonObject? before, string now)
    {
        var json = new JsonObject
        {
            ["type"] = condition.Type,
            ["status"] = condition.Status,
            ["lastTransitionTime"] = before.TextAt("status") == condition.Status ? before.TextAt("lastTransitionTime") ?? now : now,
        };
        if (condition.Reason.Length > 0) json["reason"] = condition.Reason;
        if (condition.Message.Length > 0) json["message"] = condition.Message;
        if (condition.ObservedGeneration is { } generation) json["observedGeneration"] = generation;
        return json;
    }
}
