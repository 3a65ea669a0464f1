using System.Net;
using System.Text.Json.Nodes;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Server.Changes;

/// <summary>Writes a Kubernetes event on each object that a plan changed, for those who look at the cluster and not at the dashboard. Whether it works does not touch the run.</summary>
internal sealed class ChangeEvents(ObjectClient objects, string cluster, ChangeMetrics metrics, TimeProvider time, ILogger logger)
{
    private volatile bool _isCoreOnly;

    /// <summary>Writes it.</summary>
    public async Task WriteAsync(PlanStep step, StepOutcome outcome, PlanRun run)
    {
        var target = step.Target;
        var ns = target.Namespace.Length > 0 ? target.Namespace : "default";
        try
        {
            await CreateAsync(EventBody.Of(step, outcome.After ?? outcome.Before, run, ns, time.GetUtcNow()), ns);
            metrics.Event(cluster, isWritten: true);
        }
        catch (Exception failure) when (WatchFailure.IsTransient(failure, CancellationToken.None))
        {
            metrics.Event(cluster, isWritten: false);
            ChangeLog.EventNotWritten(logger, cluster, target, failure.Message);
        }
    }

    private async Task CreateAsync(EventBody body, string ns)
    {
        if (_isCoreOnly)
        {
            await CreateInCoreAsync(body, ns);
            return;
        }

        try
        {
            await objects.CreateAsync($"apis/events.k8s.io/v1/namespaces/{Uri.EscapeDataString(ns)}/events", body.ToEvents(), CancellationToken.None);
        }
        catch (ApiException refused) when (refused.Code is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
        {
            // Older servers do not have that group, and many roles allow the core group's events alone.
            _isCoreOnly = refused.Code == HttpStatusCode.NotFound;
            await CreateInCoreAsync(body, ns);
        }
    }

    private Task<JsonObject> CreateInCoreAsync(EventBody body, string ns) => objects.CreateAsync($"api/v1/namespaces/{Uri.EscapeDataString(ns)}/events", body.ToCore(), CancellationToken.None);
}
