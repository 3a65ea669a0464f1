using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Waypoints;

/// <summary>Decides, as istiod does, which waypoint an object is bound to (ambient/waypoints.go and workloads.go).</summary>
public static class WaypointResolver
{
    /// <summary>Whether istiod resolves a waypoint for objects of a kind.</summary>
    public static bool IsBindable(ResourceKind kind) =>
        kind is ResourceKind.Service or ResourceKind.ServiceEntry or ResourceKind.Pod or ResourceKind.WorkloadEntry;

    /// <summary>The binding of an object; null when it is not there or of a kind that has none.</summary>
    public static WaypointBinding? Resolve(ResourceIndex resources, ObjectKey key) =>
        resources.Find(key) is { } target ? new ResolutionPass(resources).Resolve(target) : null;

    /// <summary>The binding of an object that need not be in the index; null for kinds that have none.</summary>
    public static WaypointBinding? Resolve(ResourceIndex resources, MeshResource target) => new ResolutionPass(resources).Resolve(target);

    /// <summary>The binding of an endpoint that is written in a ServiceEntry: a workload with labels of its own.</summary>
    public static WaypointBinding ResolveEndpoint(ResourceIndex resources, ServiceEntryResource entry, ServiceEntryEndpoint endpoint) =>
        new ResolutionPass(resources).ResolveEndpoint(entry, endpoint);

    /// <summary>
    /// The waypoint of a Service or ServiceEntry as istiod finds it for policies that refer to it (ambient/policies.go): it looks at the object as such there, also where it is
    /// no mesh service, as an ExternalName service is none. Null for other kinds.
    /// </summary>
    public static WaypointBinding? ResolveReferred(ResourceIndex resources, MeshResource target) => new ResolutionPass(resources).ResolveReferred(target);
}
