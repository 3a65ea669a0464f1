using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Components.Objects;

/// <summary>What the labels of a namespace ask for, and whether istiod lets those have it who inherit them.</summary>
/// <param name="Waypoint">The waypoint that it names; null when it names none.</param>
/// <param name="IsNone">Whether it says <c>none</c>.</param>
/// <param name="Refusal">Why nobody gets that waypoint; null when it is granted or none is asked for.</param>
/// <param name="Canary">The second waypoint that it names; null when it names none.</param>
public sealed record NamespaceEnrollment(WaypointRef? Waypoint, bool IsNone, BindingRefusal? Refusal, WaypointRef? Canary)
{
    /// <summary>The state as the URL says it.</summary>
    public string StateId => Refusal is not null ? "refused" : Waypoint is not null ? "enrolled" : "not-enrolled";

    /// <summary>Reads a namespace.</summary>
    public static NamespaceEnrollment Read(NamespaceResource home, LiveMesh live)
    {
        var label = UseWaypointLabel.Read(home.Labels, home.Name);
        return new(label.Waypoint, label.IsNone, label.Waypoint is { } waypoint ? RefusalOf(waypoint, home.Name, live) : null, UseWaypointLabel.ReadCanary(home.Labels, home.Name));
    }

    private static BindingRefusal? RefusalOf(WaypointRef reference, string home, LiveMesh live)
    {
        var resources = live.Mesh.Resources;
        var waypoint = resources.Find(reference.Key) is GatewayResource gateway ? Shared.Waypoints.Waypoint.Read(gateway, resources) : null;
        RefusalReason? reason = waypoint switch
        {
            null or { IsUsable: false } => RefusalReason.WaypointIsNotReady,
            _ when !waypoint.Allows(home, resources) => RefusalReason.AttachmentDenied,
            { TrafficType: TrafficType.None or TrafficType.Unknown } => RefusalReason.UnsupportedTrafficType,
            _ => null,
        };
        return reason is { } refused ? new(reference, refused, RefusalMessages.Of(refused, reference)) : null;
    }
}
