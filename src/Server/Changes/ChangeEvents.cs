using System.Globalization;
using System.Text.Json.Nodes;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Changes;

/// <summary>Writes a Kubernetes event on each object that a plan changed, for those who look at the cluster and not at the dashboard. Whether it works does not touch the run.</summary>
internal sealed class ChangeEvents(ObjectClient objects, string cluster, ChangeMetrics metrics, TimeProvider time, ILogger logger)
{
    private const int LongestNote = 1000;

    /// <summary>Writes it.</summary>
    public async Task WriteAsync(PlanStep step, StepOutcome outcome, PlanRun run)
    {
        var target = step.Target;
        var ns = target.Namespace.Length > 0 ? target.Namespace : "default";
        try
        {
            await objects.CreateAsync($"apis/events.k8s.io/v1/namespaces/{Uri.EscapeDataString(ns)}/events", Body(step, outcome.After ?? outcome.Before, run, ns), CancellationToken.None);
            metrics.Event(cluster, isWritten: true);
        }
        catch (Exception failure) when (WatchFailure.IsTransient(failure, CancellationToken.None))
        {
            metrics.Event(cluster, isWritten: false);
            ChangeLog.EventNotWritten(logger, cluster, target, failure.Message);
        }
    }

    private JsonObject Body(PlanStep step, LiveObject? about, PlanRun run, string ns)
    {
        var (reason, action) = step switch
        {
            PlanStep.Apply => ("Applied", "Apply"),
            PlanStep.Delete => ("Deleted", "Delete"),
            _ => ("Patched", "Patch"),
        };
        var note = $"{run.Actor} applied \"{run.Preview.Plan.Title}\" with waypoint-dashboard (run {run.Id}).";
        var name = step.Target.Name.Length > 200 ? step.Target.Name[..200] : step.Target.Name;
        return new JsonObject
        {
            ["apiVersion"] = "events.k8s.io/v1",
            ["kind"] = "Event",
            ["metadata"] = new JsonObject { ["name"] = $"{name}.{Guid.CreateVersion7():N}", ["namespace"] = ns },
            ["eventTime"] = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["type"] = "Normal",
            ["reason"] = reason,
            ["action"] = action,
            ["note"] = note.Length > LongestNote ? note[..LongestNote] : note,
            ["reportingController"] = ObjectClient.FieldManager,
            ["reportingInstance"] = Environment.MachineName,
            ["regarding"] = new JsonObject
            {
                ["apiVersion"] = (string?)about?.Json["apiVersion"] ?? ResourceKinds.Of(step.Target.Kind).ApiVersion,
                ["kind"] = step.Target.Kind.ToString(),
                ["namespace"] = step.Target.Namespace,
                ["name"] = step.Target.Name,
                ["uid"] = about?.Uid ?? "",
                ["resourceVersion"] = about?.ResourceVersion ?? "",
            },
        };
    }
}
