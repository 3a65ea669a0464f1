using System.ComponentModel;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Api;

/// <summary><c>GET /api/v1/bindings</c>.</summary>
internal static class BindingsEndpoint
{
    public static IResult Get(IClusterCatalog clusters, [Description(ClusterQuery.Description)] string? cluster) => new ClusterQuery(clusters, cluster).Ask(Read);

    private static IResult Read(LiveMesh live)
    {
        var all = live.Mesh.Bindings.ByObject.OrderBy(entry => entry.Key).Select(entry => (entry.Key, Answer: BindingAnswer.Of(entry.Key, entry.Value, live.Mesh)))
            .ToLookup(entry => entry.Key.Kind is ResourceKind.Service or ResourceKind.ServiceEntry, entry => entry.Answer);
        return TypedResults.Ok(new BindingsAnswer([.. all[true].OfType<BindingAnswer>()], [.. all[false].Concat(Endpoints(live.Mesh)).OfType<BindingAnswer>()]));
    }

    private static IEnumerable<BindingAnswer?> Endpoints(MeshSnapshot mesh) => mesh.Resources.All<ServiceEntryResource>(ResourceKind.ServiceEntry)
        .OrderBy(entry => entry.Key)
        .SelectMany(entry => entry.Endpoints.Items.DistinctBy(endpoint => endpoint.Address).OrderBy(endpoint => endpoint.Address, StringComparer.Ordinal)
            .Select(endpoint => BindingAnswer.OfEndpoint(entry, endpoint, mesh)));
}
