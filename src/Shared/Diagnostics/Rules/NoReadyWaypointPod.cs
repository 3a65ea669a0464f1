using System.Collections.Immutable;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>Services are bound to a waypoint of which no pod is ready.</summary>
internal sealed class NoReadyWaypointPod : FindingRule
{
    public override RuleInfo Info { get; } = new(
        "WP003",
        "No waypoint pod is ready",
        Severity.Error,
        "A Gateway keeps its address when its pods go, and istiod keeps everything bound to it: the condition WaypointBound still says True. "
        + "ztunnel then finds nobody behind the waypoint and fails the connection; it does not go around the waypoint.",
        IstioDocs.TroubleshootWaypoints);

    public override ImmutableArray<ResourceKind> Subjects { get; } = [ResourceKind.Gateway];

    public override ImmutableArray<ResourceKind> Needs { get; } = [ResourceKind.Pod];

    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        var gateway = (GatewayResource)subject;
        var waypoint = new WaypointRef(gateway.Namespace, gateway.Name);
        if (gateway.Addresses.Count == 0 || GatewayRoles.Of(gateway, mesh.Resources) != GatewayRole.Waypoint)
        {
            yield break;
        }

        var availability = WaypointAvailability.Of(mesh.Resources, waypoint);
        if (availability.IsAvailable || RunsElsewhere(mesh, gateway))
        {
            yield break;
        }

        var served = WaypointConsumers.Served(mesh, waypoint);
        if (served.Count == 0)
        {
            yield break;
        }

        var hindrance = WaypointHindrance.Of(mesh, gateway);
        yield return new(
            Info.Id,
            Info.Severity,
            gateway.Key,
            $"{FindingText.Count(served)} {(served.Count == 1 ? "is" : "are")} bound to waypoint {waypoint}, but {availability.Problem}{(hindrance is null ? "" : $": {hindrance.Clause}")}.",
            $"Requests to {FindingText.Names([.. served.Select(key => key.QualifiedName)])} from the mesh fail now with a connection error, although {IstioNames.WaypointBound} still says True.",
            hindrance?.Fix ?? $"Bring a pod of the waypoint up: see whether Deployment and Service of Gateway {waypoint} are there.",
            hindrance?.Remedy,
            [.. hindrance is null ? [] : (ReadOnlySpan<ObjectKey>)[hindrance.Object], .. WaypointConsumers.Related(served)]);
    }

    /// <summary>A waypoint that somebody else deploys need not have pods here that we know by its name.</summary>
    private static bool RunsElsewhere(MeshSnapshot mesh, GatewayResource gateway) =>
        (gateway.RequestedAddresses.Count > 0 || Waypoint.Read(gateway, mesh.Resources).Binding is not null)
        && WaypointAvailability.PodsOf(mesh.Resources, gateway).Count == 0;
}
