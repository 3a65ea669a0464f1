using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>The stations where a connection goes over into another network.</summary>
internal static class NetworkStations
{
    /// <summary>The gateway of another network, reached from ztunnels and waypoints.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="network">The network that it leads into.</param>
    /// <param name="target">What is reached behind it, in words.</param>
    public static TrafficHop Gateway(MeshNetworks networks, string network, string target) => Gateway(
        networks, network, HopTransport.DoubleHbone, $"It unpacks the outer HBONE connection and sends the inner one on to {target}; what it picks there cannot be seen from this cluster.");

    /// <summary>The gateway of another network.</summary>
    /// <param name="networks">The networks.</param>
    /// <param name="network">The network that it leads into.</param>
    /// <param name="transport">How it is reached.</param>
    /// <param name="does">What it does, in a sentence.</param>
    public static TrafficHop Gateway(MeshNetworks networks, string network, HopTransport transport, string does) => networks.GatewayTo(network) is { } gateway
        ? new(HopKind.EastWestGateway, gateway.Namespace, gateway.Name, gateway.Key, transport, $"The gateway of network {network}. {does}")
        : new(HopKind.EastWestGateway, "", network, null, transport, $"The gateway of network {network}: no Gateway here is labelled {IstioNames.Network}={network}, so that it is not known whether istiod knows one; without one the connection fails. {does}");
}
