using System.Runtime.CompilerServices;
using System.Text.Json;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>What others ask of a pod. There are many pods: each is read once, and only what is asked is kept.</summary>
internal static class PodFacts
{
    private static readonly ConditionalWeakTable<StoredObject, StrongBox<bool>> Ready = [];

    public static bool IsReady(StoredObject pod) => Ready.GetValue(pod, static each => new StrongBox<bool>(ReadReady(each))).Value;

    public static string Phase(StoredObject pod) => pod.Fields.GetValueOrDefault("status.phase", "");

    public static string NodeName(StoredObject pod) => pod.Fields.GetValueOrDefault("spec.nodeName", "");

    public static string Address(StoredObject pod) => pod.Fields.GetValueOrDefault("status.podIP", "");

    /// <summary>Whether the pod has ended, so that nobody counts it.</summary>
    public static bool HasEnded(StoredObject pod) => Phase(pod) is "Succeeded" or "Failed";

    private static bool ReadReady(StoredObject pod)
    {
        using var document = JsonDocument.Parse(pod.Utf8);
        return document.RootElement.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.Object
            && status.TryGetProperty("conditions", out var conditions) && conditions.ValueKind == JsonValueKind.Array
            && conditions.EnumerateArray().Any(condition => Says(condition, "type", "Ready") && Says(condition, "status", "True"));
    }

    private static bool Says(JsonElement condition, string name, string value) =>
        condition.ValueKind == JsonValueKind.Object && condition.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String && member.ValueEquals(value);
}
