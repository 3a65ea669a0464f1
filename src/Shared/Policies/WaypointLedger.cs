using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Policies;

/// <summary>What rides on a waypoint: the routes and policies attached to it and to its services, in force or not, and what would be lost with it.</summary>
public static class WaypointLedger
{
    private static readonly ResourceKind[] Kinds =
    [
        ResourceKind.HTTPRoute, ResourceKind.GRPCRoute, ResourceKind.TCPRoute, ResourceKind.TLSRoute,
        ResourceKind.VirtualService, ResourceKind.DestinationRule,
        ResourceKind.AuthorizationPolicy, ResourceKind.RequestAuthentication, ResourceKind.Telemetry, ResourceKind.WasmPlugin,
    ];

    /// <summary>The lines, those that are not in force first, then by kind, namespace and name.</summary>
    public static ValueList<LedgerEntry> Of(MeshSnapshot snapshot, WaypointRef waypoint)
    {
        var services = snapshot.Bindings.NamedBy(waypoint)
            .Where(key => key.Kind is ResourceKind.Service or ResourceKind.ServiceEntry)
            .ToHashSet();
        var rootNamespace = MeshSettings.Of(snapshot.Resources).RootNamespace;
        var placements = new PolicyPlacements(snapshot);
        return services.Select(service => service.Namespace)
            .Append(waypoint.Namespace)
            .Append(rootNamespace)
            .Distinct()
            .SelectMany(name => Candidates(snapshot.Resources.In(name)))
            .SelectMany(placements.Of)
            .Where(placement => Concerns(placement, waypoint, services))
            .Select(placement => new LedgerEntry(placement.Policy, placement.Target, placement.Enforcement))
            .OrderBy(entry => entry.IsInForce)
            .ThenBy(entry => entry.Object)
            .ThenBy(entry => entry.Target ?? default)
            .ToValueList();
    }

    private static IEnumerable<MeshResource> Candidates(NamespacePartition partition) => Kinds.SelectMany(partition.All<MeshResource>);

    private static bool Concerns(PolicyPlacement placement, WaypointRef waypoint, HashSet<ObjectKey> services) => placement switch
    {
        { Target: { } target } when target == waypoint.Key || services.Contains(target) => true,
        { Enforcement: Enforcement.AtWaypoint at } => at.Waypoint == waypoint,
        { Enforcement: Enforcement.AtEveryWaypoint } => true,
        _ => false,
    };
}
