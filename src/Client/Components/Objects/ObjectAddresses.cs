using WaypointDashboard.Client.Navigation;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Components.Objects;

/// <summary>Where an object is shown besides its own page.</summary>
public static class ObjectAddresses
{
    /// <summary>The topology with the object selected; null for kinds that are no nodes there.</summary>
    public static string? InTopology(ObjectKey key, LiveMesh live)
    {
        var node = key.Kind switch
        {
            ResourceKind.Gateway when live.Mesh.Resources.Find(key) is null => TopologyIds.Missing(new WaypointRef(key.Namespace, key.Name)),
            ResourceKind.Namespace or ResourceKind.Gateway or ResourceKind.Service or ResourceKind.ServiceEntry or ResourceKind.Pod or ResourceKind.WorkloadEntry => key.ToString(),
            ResourceKind.Deployment => TopologyIds.Workload(key.Namespace, new(nameof(ResourceKind.Deployment), key.Name)),
            _ => null,
        };
        var home = key.Kind == ResourceKind.Namespace ? key.Name : key.Namespace;
        return node is null ? null : $"{DashboardRoutes.Topology}?expand={Uri.EscapeDataString(home)}&selected={Uri.EscapeDataString(node)}";
    }

    /// <summary>The paths page with the object as the destination; null when nothing can be sent to it.</summary>
    public static string? PathTo(ObjectKey key, LiveMesh live) => live.Mesh.Resources.Find(key) switch
    {
        ServiceResource { Ports: [var port, ..] } service => DashboardRoutes.Path(null, $"{service.Key}:{port.Port}"),
        ServiceEntryResource { Ports: [var port, ..] } entry => DashboardRoutes.Path(null, $"{entry.Key}:{port.Port}"),
        PodResource or WorkloadEntryResource => DashboardRoutes.Path(null, key.ToString()),
        _ => null,
    };

    /// <summary>The paths page with the object as the source; null when nothing is sent from it.</summary>
    public static string? PathFrom(ObjectKey key, LiveMesh live) =>
        live.Mesh.Resources.Find(key) is PodResource or WorkloadEntryResource ? DashboardRoutes.Path(key.ToString(), null) : null;
}
