namespace WaypointDashboard.Shared.Waypoints;

/// <summary>Why an object has no waypoint although nothing was refused.</summary>
public enum NoBindingCause
{
    /// <summary>Neither the object nor its namespace asks for one (a namespace's <c>none</c> counts as not asking).</summary>
    NotEnrolled,

    /// <summary>The service of a waypoint or east-west gateway: a waypoint has no waypoint.</summary>
    GatewayService,

    /// <summary>A pod that is an instance of a waypoint.</summary>
    WaypointInstance,

    /// <summary>The namespace's waypoint does not take workload traffic; for workloads istiod passes over that silently.</summary>
    InheritedTrafficTypeMismatch,

    /// <summary>An ExternalName service, a pod that has ended or has no address, an entry of visibility NONE or labelled with a revision that no istiod runs: nothing that the mesh knows.</summary>
    NotInMesh,
}
