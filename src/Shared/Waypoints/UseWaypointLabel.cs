using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Waypoints;

/// <summary>What the label <c>istio.io/use-waypoint</c> of one object asks for (istiod: ambient/waypoints.go, GetUseWaypoint).</summary>
/// <param name="Waypoint">The waypoint that is named; null when the label is absent or <c>none</c>. An empty value is a name.</param>
/// <param name="IsNone">Whether the value is exactly <c>none</c>.</param>
public readonly record struct UseWaypointLabel(WaypointRef? Waypoint, bool IsNone)
{
    /// <summary>Reads the labels of an object.</summary>
    /// <param name="labels">The labels of the object that may carry it.</param>
    /// <param name="home">The namespace to look in where <c>istio.io/use-waypoint-namespace</c> is absent.</param>
    public static UseWaypointLabel Read(LabelSet labels, string home) => labels[IstioNames.UseWaypoint] switch
    {
        null => default,
        IstioNames.None => new(null, true),
        var name => new(new WaypointRef(labels[IstioNames.UseWaypointNamespace] ?? home, name), false),
    };

    /// <summary>Reads the second waypoint; null where there is none, also for an empty value and <c>none</c>.</summary>
    /// <param name="labels">The labels of the object that may carry it.</param>
    /// <param name="home">The namespace to look in where the canary's namespace is absent.</param>
    public static WaypointRef? ReadCanary(LabelSet labels, string home) => labels[IstioNames.UseWaypointCanary] switch
    {
        null or "" or IstioNames.None => null,
        var name => new(labels[IstioNames.UseWaypointCanaryNamespace] ?? home, name),
    };
}
