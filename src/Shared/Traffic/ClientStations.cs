using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>The stations at the client's side.</summary>
internal static class ClientStations
{
    /// <summary>The client, and its ztunnel where one takes its connections.</summary>
    public static IEnumerable<TrafficHop> Of(PathClient client, ResourceIndex resources)
    {
        if (client.Gateway is { } gateway)
        {
            var pods = WaypointAvailability.PodsOf(resources, gateway).Where(pod => pod.IsReady).Select(pod => pod.Key).Order().ToValueList();
            yield return client.IsEastWest
                ? new(HopKind.EastWestGateway, gateway.Namespace, gateway.Name, gateway.Key, HopTransport.None, "Takes the connection from another network and unpacks the outer of its two HBONE connections.", pods)
                : new(HopKind.IngressGateway, gateway.Namespace, gateway.Name, gateway.Key, HopTransport.None, "Takes the request from outside and routes it.", pods);
        }
        else if (client.Pod is { } pod)
        {
            yield return client.IsIngress
                ? new(HopKind.IngressGateway, pod.Namespace, pod.Name, pod.Key, HopTransport.None, "A gateway's pod: takes the request and routes it.")
                : new(HopKind.Client, pod.Namespace, pod.Name, pod.Key, HopTransport.None, client.Waypoint is null ? "Opens the connection." : "A waypoint that opens a connection of its own.");
        }
        else if (client.Waypoint is { } waypoint)
        {
            yield return new(HopKind.Client, waypoint.Namespace, waypoint.Name, waypoint.Key, HopTransport.None, "A waypoint that opens a connection of its own.");
        }
        else
        {
            yield return new(HopKind.OutsideClient, "", TrafficEnd.Outside, null, HopTransport.None, "Opens the connection.");
        }

        if (client.IsCaptured)
        {
            yield return new(HopKind.Ztunnel, "", client.Pod?.NodeName ?? "", null, HopTransport.Redirected, "The client's ztunnel: takes the connection and decides on the waypoint by the address that it goes to.");
        }
    }
}
