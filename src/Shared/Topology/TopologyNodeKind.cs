namespace WaypointDashboard.Shared.Topology;

/// <summary>What a node of the topology stands for.</summary>
public enum TopologyNodeKind
{
    /// <summary>A namespace: one node with counts when collapsed, a frame around its objects when expanded.</summary>
    Namespace,

    /// <summary>The waypoint label of an expanded namespace, from which the namespace's own enrollment goes out.</summary>
    NamespaceEnrollment,

    /// <summary>A Service.</summary>
    Service,

    /// <summary>A ServiceEntry.</summary>
    ServiceEntry,

    /// <summary>Pods of one owner, or a WorkloadEntry.</summary>
    Workload,

    /// <summary>A Pod.</summary>
    Pod,

    /// <summary>A Gateway that is a waypoint, or that somebody names as one.</summary>
    Waypoint,

    /// <summary>A waypoint that is named but not there.</summary>
    MissingWaypoint,

    /// <summary>Any other Gateway, such as an ingress or east-west gateway.</summary>
    IngressGateway,
}
