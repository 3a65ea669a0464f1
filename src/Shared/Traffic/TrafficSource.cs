using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>Where a connection starts.</summary>
public abstract record TrafficSource
{
    private TrafficSource()
    {
    }

    /// <summary>A pod.</summary>
    /// <param name="Key">The pod's key.</param>
    public sealed record Pod(ObjectKey Key) : TrafficSource;

    /// <summary>A Gateway of an ingress class.</summary>
    /// <param name="Key">The Gateway's key.</param>
    public sealed record Ingress(ObjectKey Key) : TrafficSource;

    /// <summary>A client outside of the mesh.</summary>
    public sealed record Outside : TrafficSource;
}
