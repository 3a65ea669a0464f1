using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

internal static class PodFaults
{
    private const string Failing = "/bin/false";

    public static PodFault Of(JsonObject pod)
    {
        foreach (var container in pod.ItemsAt("spec", "containers"))
        {
            if (container.TextAt("image")?.Split('/')[0].EndsWith(".invalid", StringComparison.Ordinal) == true) return PodFault.ImageCannotBePulled;
            if (container.TextsAt("command").Contains(Failing, StringComparer.Ordinal)) return PodFault.ContainerCrashes;
            if (container.TextsAt("readinessProbe", "exec", "command").Contains(Failing, StringComparer.Ordinal)) return PodFault.ProbeFails;
        }
        return PodFault.None;
    }
}
