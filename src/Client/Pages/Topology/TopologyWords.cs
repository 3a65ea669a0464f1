using WaypointDashboard.Shared.Topology;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Pages.Topology;

/// <summary>The topology's terms in words.</summary>
internal static class TopologyWords
{
    public static string Of(TopologyState state) => state switch
    {
        TopologyState.NotInMesh => "Not in the mesh",
        TopologyState.NotEnrolled => "No waypoint",
        TopologyState.OptedOut => "Opted out",
        TopologyState.Bound => "Bound to a waypoint",
        TopologyState.Ready => "Gateway ready",
        TopologyState.Degraded => "Gateway degraded",
        TopologyState.NotReady => "Gateway not ready",
        TopologyState.Refused => "Refused",
        _ => "Missing waypoint",
    };

    public static string Of(TrafficType type) => type switch
    {
        TrafficType.Service => "service",
        TrafficType.Workload => "workload",
        TrafficType.All => "all",
        TrafficType.None => "none",
        _ => "unknown value",
    };

    public static string Of(MeshMode mode) => mode switch
    {
        MeshMode.Ambient => "Ambient",
        MeshMode.Sidecar => "Sidecar",
        MeshMode.Mixed => "Mixed: pods differ",
        _ => "Outside the mesh",
    };

    public static string Of(TopologyNodeKind kind) => kind switch
    {
        TopologyNodeKind.Namespace or TopologyNodeKind.NamespaceEnrollment => "Namespace",
        TopologyNodeKind.ServiceEntry => "ServiceEntry",
        TopologyNodeKind.MissingWaypoint => "Missing waypoint",
        TopologyNodeKind.IngressGateway => "Gateway",
        _ => kind.ToString(),
    };

    public static string Of(NoBindingCause cause) => cause switch
    {
        NoBindingCause.NotEnrolled => "Neither it nor its namespace asks for a waypoint.",
        NoBindingCause.GatewayService => "It is the service of a gateway: a waypoint has no waypoint.",
        NoBindingCause.WaypointInstance => "It is an instance of a waypoint.",
        NoBindingCause.InheritedTrafficTypeMismatch => "The namespace's waypoint does not take workload traffic; istiod passes over that without a word.",
        _ => "The mesh does not know it: it has ended, has no address, or is not visible.",
    };

    public static string Of(AllowedRoutes routes) => routes switch
    {
        AllowedRoutes.All => "All namespaces",
        AllowedRoutes.Selected { Selector: { } selector } => $"Namespaces with {selector}",
        AllowedRoutes.Selected => "None: the selector is absent",
        _ => "Its own namespace only",
    };
}
