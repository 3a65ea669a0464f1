namespace WaypointDashboard.Shared.Traffic;

/// <summary>What a hop is.</summary>
public enum HopKind
{
    /// <summary>The pod (or machine) that opens the connection.</summary>
    Client,

    /// <summary>A client outside of the mesh that is no pod of the cluster.</summary>
    OutsideClient,

    /// <summary>An ingress gateway; also an egress gateway that opens a connection.</summary>
    IngressGateway,

    /// <summary>The node proxy at either side.</summary>
    Ztunnel,

    /// <summary>A waypoint.</summary>
    Waypoint,

    /// <summary>An east-west gateway to another network.</summary>
    EastWestGateway,

    /// <summary>A service, where it stands for all its endpoints.</summary>
    Service,

    /// <summary>A pod or other workload that answers.</summary>
    Endpoint,
}
