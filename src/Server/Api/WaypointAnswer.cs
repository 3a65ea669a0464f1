using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Server.Api;

/// <summary>A waypoint.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Class">Its GatewayClass.</param>
/// <param name="TrafficType">What it takes: <c>Service</c>, <c>Workload</c>, <c>All</c>, <c>None</c>, or <c>Unknown</c> for a value that istiod does not know.</param>
/// <param name="TrafficTypeFrom">The object that says so, <c>kind/namespace/name</c>; null when none does, which means Service.</param>
/// <param name="Revision">The revision that it asks for; null when it asks for none.</param>
/// <param name="Addresses">Its addresses; while there is none istiod binds nobody to it.</param>
/// <param name="Programmed">The status of its Programmed condition; null when istiod has not written one.</param>
/// <param name="Reason">The condition's reason; null without condition.</param>
/// <param name="Message">The condition's message; null without condition.</param>
/// <param name="Pods">How many pods it has.</param>
/// <param name="ReadyPods">How many of them are ready.</param>
/// <param name="Consumers">Who asks for it.</param>
internal sealed record WaypointAnswer(
    string Namespace, string Name, string Class, string TrafficType, string? TrafficTypeFrom, string? Revision, IReadOnlyList<string> Addresses,
    string? Programmed, string? Reason, string? Message, int Pods, int ReadyPods, WaypointConsumers Consumers)
{
    public static WaypointAnswer Of(Waypoint waypoint, MeshSnapshot mesh)
    {
        var gateway = waypoint.Gateway;
        var pods = mesh.Resources.In(gateway.Namespace).All<PodResource>(ResourceKind.Pod).Where(pod => pod.Labels[IstioNames.GatewayName] == gateway.Name).ToList();
        return new(
            gateway.Namespace,
            gateway.Name,
            gateway.ClassName,
            waypoint.TrafficType.ToString(),
            waypoint.TrafficTypeFrom?.ToString(),
            waypoint.Revision,
            [.. gateway.Addresses.Items.Select(address => address.Value)],
            gateway.Programmed?.Status,
            gateway.Programmed?.Reason,
            gateway.Programmed?.Message,
            pods.Count,
            pods.Count(pod => pod.IsReady),
            ConsumersOf(waypoint.Reference, mesh.Bindings));
    }

    private static WaypointConsumers ConsumersOf(WaypointRef waypoint, BindingIndex bindings)
    {
        var bound = bindings.BoundTo(waypoint).ToLookup(key => key.Kind is ResourceKind.Service or ResourceKind.ServiceEntry);
        var refused = bindings.NamedBy(waypoint).Count(key => bindings.Of(key) is WaypointBinding.Refused binding && binding.Refusal.Waypoint == waypoint);
        return new(bound[true].Count(), bound[false].Count(), refused);
    }
}
