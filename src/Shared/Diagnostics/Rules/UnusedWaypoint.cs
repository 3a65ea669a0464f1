using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>A waypoint that nobody names.</summary>
internal sealed class UnusedWaypoint : FindingRule
{
    private static readonly ResourceKind[] Consumers = [ResourceKind.Namespace, ResourceKind.Service, ResourceKind.Pod, ResourceKind.ServiceEntry, ResourceKind.WorkloadEntry];

    public override RuleInfo Info { get; } = new(
        "WP013",
        "Nobody uses the waypoint",
        Severity.Info,
        "A waypoint takes traffic only for namespaces, services and workloads whose label names it. One that nobody names runs pods without effect, and routes and policies attached to it are idle.",
        IstioDocs.Waypoints);

    public override ImmutableArray<ResourceKind> Subjects { get; } = [ResourceKind.Gateway];

    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        var gateway = (GatewayResource)subject;
        var waypoint = new WaypointRef(gateway.Namespace, gateway.Name);
        if (gateway.Metadata.IsDeleting
            || gateway.Name == IstioNames.None
            || GatewayRoles.Of(gateway, mesh.Resources) != GatewayRole.Waypoint
            || !Consumers.All(kind => mesh.Coverage.Knows(kind, "") || !mesh.Coverage.IsServed(kind))
            || WaypointConsumers.IsNamed(mesh, waypoint))
        {
            yield break;
        }

        var pods = mesh.Resources.In(gateway.Namespace).All<PodResource>(ResourceKind.Pod).Count(pod => pod.Labels[IstioNames.GatewayName] == gateway.Name);
        yield return new(
            Info.Id,
            Info.Severity,
            gateway.Key,
            $"No namespace, service or workload names waypoint {waypoint}.",
            pods == 0 ? "No traffic goes through it." : $"No traffic goes through it; {FindingText.Count(pods, "pod")} of it {(pods == 1 ? "runs" : "run")} without effect.",
            $"Enroll something in it ({IstioNames.UseWaypoint}={gateway.Name}), or delete it.",
            new($"Delete waypoint {waypoint}", new ChangeIntent.DeleteWaypoints([waypoint])));
    }
}
