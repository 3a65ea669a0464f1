using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Server.Mesh;

namespace WaypointDashboard.Server.Changes;

/// <summary>Makes what can be done with a watched cluster beside looking.</summary>
internal sealed class ChangeFeatures(ChangeRuns runs, InterruptionReview interruptions, ChangeHost host)
{
    /// <summary>Makes it for the owner of the cluster's credentials.</summary>
    public ClusterFeatures Of(ClusterWatch watch) => Of(watch, onBehalfOf: null);

    /// <summary>Makes it for somebody who signed in; everything is asked and written in their name.</summary>
    public ClusterFeatures Of(ClusterWatch watch, Impersonation? onBehalfOf)
    {
        var cluster = watch.Info.Name;
        var objects = new ObjectClient(watch.Connection, watch.Discovery, onBehalfOf, host.Time);
        interruptions.Know(cluster, objects);
        var access = new AccessReviewer(objects, host.Time);
        var runner = new PlanRunner(
            new StepRunner(objects, host.Time),
            new ProgrammedWait(objects, watch.Feed, host.Time),
            new ChangeEvents(objects, cluster, host.Metrics, host.Time, host.Logger),
            host.Journal,
            host.Metrics,
            host.Time,
            host.Logger);
        var actor = new Operator(objects, onBehalfOf, cluster, host.Logger);
        return new ClusterFeatures(new ChangeService(cluster, watch.Feed, new PlanPreviewer(new StepPreviewer(objects, access)), runner, runs, actor, host), access);
    }
}
