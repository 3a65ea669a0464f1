using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Api.Tables;

/// <summary>NAME, READY, STATUS, RESTARTS, AGE, and with <c>-o wide</c> IP and NODE and the rest.</summary>
internal static class PodColumns
{
    public static ImmutableArray<TableColumn> Create(TableColumn name, TableColumn age) =>
    [
        name,
        new("Ready", "string", (pod, _) => $"{Statuses(pod).Count(status => status["ready"]?.GetValue<bool>() == true)}/{Cells.Objects(pod, "spec", "containers").Count()}"),
        new("Status", "string", (pod, _) => Status(pod)),
        new("Restarts", "string", (pod, _) => Statuses(pod).Sum(status => Cells.Number(status, "restartCount")).ToString(System.Globalization.CultureInfo.InvariantCulture)),
        age,
        new("IP", "string", (pod, _) => Cells.OrNone(Cells.Text(pod, "status", "podIP")), Priority: 1),
        new("Node", "string", (pod, _) => Cells.OrNone(Cells.Text(pod, "spec", "nodeName")), Priority: 1),
        new("Nominated Node", "string", (_, _) => Cells.None, Priority: 1),
        new("Readiness Gates", "string", (_, _) => Cells.None, Priority: 1),
    ];

    private static IEnumerable<JsonObject> Statuses(JsonObject pod) => Cells.Objects(pod, "status", "containerStatuses");

    private static string Status(JsonObject pod)
    {
        if (Cells.Text(pod, "metadata", "deletionTimestamp").Length > 0) return "Terminating";
        foreach (var status in Statuses(pod))
        {
            if (Cells.Text(status, "state", "waiting", "reason") is { Length: > 0 } waiting) return waiting;
            if (Cells.Text(status, "state", "terminated", "reason") is { Length: > 0 } terminated) return terminated;
        }
        return Cells.Text(pod, "status", "reason") is { Length: > 0 } reason ? reason : Cells.Text(pod, "status", "phase");
    }
}
