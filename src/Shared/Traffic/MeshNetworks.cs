using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>The networks of a mesh, as far as the objects of one cluster tell: what istiod learns from other clusters cannot be seen here.</summary>
/// <param name="Local">The cluster's own network (label <c>topology.istio.io/network</c> of the root namespace); empty when it has no name.</param>
/// <param name="Resources">The objects.</param>
internal sealed record MeshNetworks(string Local, ResourceIndex Resources)
{
    /// <summary>Reads the cluster's own network.</summary>
    public static MeshNetworks Of(ResourceIndex resources) =>
        new(resources.FindNamespace(MeshSettings.Of(resources).RootNamespace)?.Labels[IstioNames.Network] ?? "", resources);

    /// <summary>Whether a network is another one than the cluster's own. What names none is in the cluster's own.</summary>
    public bool IsElsewhere(string network) => network.Length > 0 && network != Local;

    /// <summary>The Gateway that leads into another network: one of a class for that, with the network's label and an address. Null when there is none here.</summary>
    public GatewayResource? GatewayTo(string network) => Resources.All<GatewayResource>(ResourceKind.Gateway)
        .Where(gateway => gateway.Labels[IstioNames.Network] == network
            && (gateway.ClassName == IstioNames.RemoteClass || IsEastWest(gateway, Resources))
            && gateway.Addresses.Count + gateway.RequestedAddresses.Count > 0)
        .OrderBy(gateway => gateway.ClassName != IstioNames.RemoteClass)
        .ThenBy(gateway => gateway.Key)
        .FirstOrDefault();

    /// <summary>Whether a Gateway lets other networks in.</summary>
    public static bool IsEastWest(GatewayResource gateway, ResourceIndex resources) => gateway.ClassName == IstioNames.EastWestClass
        || resources.Find<GatewayClassResource>(ResourceKind.GatewayClass, "", gateway.ClassName)?.ControllerName == IstioNames.EastWestController;
}
