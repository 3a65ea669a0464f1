using WaypointDashboard.Client.Pages.Waypoints;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Server.Api;

/// <summary>A waypoint, there or only named.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="State"><c>Ready</c>; <c>Degraded</c>: objects are bound to it, but it is not programmed or no pod is ready; <c>NotReady</c>: without an address; <c>Missing</c>: named, but not there; <c>NotWaypoint</c>: named, but a Gateway of another sort.</param>
/// <param name="Class">Its GatewayClass; null when it is not there.</param>
/// <param name="TrafficType">What it takes: <c>Service</c>, <c>Workload</c>, <c>All</c>, <c>None</c>, or <c>Unknown</c> for a value that istiod does not know; null when it is not there.</param>
/// <param name="TrafficTypeFrom">The object that says so, <c>kind/namespace/name</c>; null when none does, which means Service.</param>
/// <param name="Revision">The revision that it asks for; null when it asks for none.</param>
/// <param name="Addresses">Its addresses; while there is none istiod binds nobody to it.</param>
/// <param name="Programmed">The status of its Programmed condition; null when istiod has not written one.</param>
/// <param name="Reason">The condition's reason; null without condition.</param>
/// <param name="Message">The condition's message; null without condition.</param>
/// <param name="WantedPods">How many pods it should have.</param>
/// <param name="ReadyPods">How many of its pods are ready.</param>
/// <param name="Consumers">Who asks for it.</param>
internal sealed record WaypointAnswer(
    string Namespace, string Name, string State, string? Class, string? TrafficType, string? TrafficTypeFrom, string? Revision, IReadOnlyList<string> Addresses,
    string? Programmed, string? Reason, string? Message, int WantedPods, int ReadyPods, WaypointConsumers Consumers)
{
    /// <summary>From a row of the table of waypoints.</summary>
    public static WaypointAnswer Of(WaypointRow row, MeshSnapshot mesh)
    {
        var waypoint = mesh.Resources.Find(row.Key) is GatewayResource gateway ? Waypoint.Read(gateway, mesh.Resources) : null;
        var services = mesh.Bindings.BoundTo(new WaypointRef(row.Key.Namespace, row.Key.Name)).Count(key => key.Kind is ResourceKind.Service or ResourceKind.ServiceEntry);
        return new(
            row.Key.Namespace,
            row.Key.Name,
            row.Status.ToString(),
            waypoint?.Gateway.ClassName,
            waypoint?.TrafficType.ToString(),
            waypoint?.TrafficTypeFrom?.ToString(),
            waypoint?.Revision,
            [.. waypoint?.Gateway.Addresses.Items.Select(address => address.Value) ?? []],
            row.Programmed?.Status,
            row.Programmed?.Reason,
            row.Programmed?.Message,
            row.WantedPods,
            row.ReadyPods,
            new(services, row.Bound - services, row.Refused));
    }
}
