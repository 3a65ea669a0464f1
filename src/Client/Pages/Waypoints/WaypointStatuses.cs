using MudBlazor;
using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Pages.Waypoints;

/// <summary>Reads how waypoints are, and says it.</summary>
public static class WaypointStatuses
{
    /// <summary>Reads how a Gateway is that is a waypoint or is taken for one; null when it is not there.</summary>
    /// <param name="gateway">The Gateway.</param>
    /// <param name="pods">How many pods it has.</param>
    /// <param name="ready">How many of them are ready.</param>
    /// <param name="resources">The objects around it.</param>
    public static WaypointStatus Of(GatewayResource? gateway, int pods, int ready, ResourceIndex resources) =>
        gateway is null ? WaypointStatus.Missing
        : GatewayRoles.Of(gateway, resources) == GatewayRole.Other ? WaypointStatus.NotWaypoint
        : gateway.Addresses.Count == 0 ? WaypointStatus.NotReady
        : gateway.Programmed is { IsTrue: true } && (pods == 0 || ready > 0) ? WaypointStatus.Ready
        : WaypointStatus.Degraded;

    /// <summary>The status as the URL says it.</summary>
    public static string IdOf(WaypointStatus status) => status switch
    {
        WaypointStatus.Ready => "ready",
        WaypointStatus.Degraded => "degraded",
        WaypointStatus.NotReady => "not-ready",
        WaypointStatus.Missing => "missing",
        _ => "not-waypoint",
    };

    /// <summary>The status in a word or two.</summary>
    public static string LabelOf(WaypointStatus status) => status switch
    {
        WaypointStatus.Ready => "Ready",
        WaypointStatus.Degraded => "Degraded",
        WaypointStatus.NotReady => "Not ready",
        WaypointStatus.Missing => "Missing",
        _ => "Not a waypoint",
    };

    /// <summary>What the status does to traffic.</summary>
    public static string Why(WaypointStatus status) => status switch
    {
        WaypointStatus.Ready => "It is programmed and takes traffic.",
        WaypointStatus.Degraded => "It has an address, so objects are bound to it, but it is not programmed or no pod of it is ready: their requests may fail.",
        WaypointStatus.NotReady => "It has no address: istiod binds nobody to it, and traffic goes direct.",
        WaypointStatus.Missing => "Labels name it, but there is no such Gateway: traffic goes direct, without L7 policy.",
        _ => "Labels name this Gateway, but it is no waypoint: nothing answers there for waypoint traffic.",
    };

    /// <summary>The picture of a status.</summary>
    public static string IconOf(WaypointStatus status) => status switch
    {
        WaypointStatus.Ready => Icons.Material.Outlined.CheckCircle,
        WaypointStatus.Degraded => Icons.Material.Filled.Warning,
        WaypointStatus.NotReady => Icons.Material.Outlined.HourglassEmpty,
        WaypointStatus.Missing => Icons.Material.Outlined.Cancel,
        _ => Icons.Material.Outlined.Help,
    };

    /// <summary>How a status is to be taken.</summary>
    public static StateTone ToneOf(WaypointStatus status) => status switch
    {
        WaypointStatus.Ready => StateTone.Good,
        WaypointStatus.Degraded or WaypointStatus.NotReady => StateTone.Warn,
        _ => StateTone.Bad,
    };
}
