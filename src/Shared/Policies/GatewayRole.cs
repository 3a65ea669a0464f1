namespace WaypointDashboard.Shared.Policies;

/// <summary>What a Gateway is there for, as far as its class and listeners tell.</summary>
public enum GatewayRole
{
    /// <summary>A waypoint: by class, by its class's controller, by the sandwich annotation, or of an unknown class with a waypoint's listener.</summary>
    Waypoint,

    /// <summary>Something else, such as an ingress or east-west gateway: nothing answers for a waypoint there.</summary>
    Other,

    /// <summary>Run outside of this cluster or by hand: nothing can be told.</summary>
    Remote,
}
