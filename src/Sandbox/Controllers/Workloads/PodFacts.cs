using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>What others ask of a pod.</summary>
internal static class PodFacts
{
    public static bool IsReady(JsonNode? pod) => pod.ItemsAt("status", "conditions").Any(condition => condition.TextAt("type") == "Ready" && condition.TextAt("status") == "True");

    public static string Phase(StoredObject pod) => pod.Fields.GetValueOrDefault("status.phase", "");

    public static string NodeName(StoredObject pod) => pod.Fields.GetValueOrDefault("spec.nodeName", "");

    public static string Address(StoredObject pod) => pod.Fields.GetValueOrDefault("status.podIP", "");

    /// <summary>Whether the pod has ended, so that nobody counts it.</summary>
    public static bool HasEnded(StoredObject pod) => Phase(pod) is "Succeeded" or "Failed";
}
