using MudBlazor;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Pages.Topology;

/// <summary>The changes that apply to a node.</summary>
internal static class NodeActions
{
    private const string NewWaypoint = "waypoint";

    public static IEnumerable<NodeAction> Of(TopologyNode node, ObjectKey? key, LiveMesh live)
    {
        if (node.Kind == TopologyNodeKind.MissingWaypoint)
        {
            return OfMissing(node, live);
        }

        return (key is { } known ? live.Mesh.Resources.Find(known) : null) switch
        {
            GatewayResource gateway when node.Kind == TopologyNodeKind.Waypoint => OfWaypoint(Waypoint.Read(gateway, live.Mesh.Resources), live),
            NamespaceResource home => OfNamespace(home, node, live),
            { } resource when EnrollmentTarget.IsEnrollable(resource.Kind) => OfCarrier(resource, live),
            _ => [],
        };
    }

    /// <summary>Those who name a waypoint, namespaces among them.</summary>
    public static IEnumerable<ObjectKey> NamedBy(TopologyNode node, LiveMesh live)
    {
        var waypoint = new WaypointRef(node.Namespace, TopologyIds.Missing(new(node.Namespace, "")) == node.Id ? "" : node.Label);
        var namespaces = live.Mesh.Resources.In("").All<NamespaceResource>(ResourceKind.Namespace)
            .Where(home => UseWaypointLabel.Read(home.Labels, home.Name).Waypoint == waypoint)
            .Select(home => home.Key);
        return namespaces.Concat(live.Mesh.Bindings.NamedBy(waypoint)).Order();
    }

    private static IEnumerable<NodeAction> OfNamespace(NamespaceResource home, TopologyNode node, LiveMesh live)
    {
        var label = UseWaypointLabel.Read(home.Labels, home.Name);
        var waypoints = WaypointsOf(home.Name, live);
        if (node.Mode != MeshMode.Ambient)
        {
            yield return new("Put into the ambient mesh", Icons.Material.Outlined.Waves, new ChangeIntent.JoinAmbient([home.Key]));
        }

        foreach (var waypoint in waypoints.Where(waypoint => waypoint != label.Waypoint))
        {
            yield return new($"Enroll in {waypoint.Name}", Icons.Material.Outlined.AddLink, new ChangeIntent.Enroll([home.Key], waypoint));
        }

        yield return new("Deploy a waypoint here", Icons.Material.Outlined.AddCircleOutline, Deploy(new(home.Name, FreeName(waypoints)), label.Waypoint is null));
        if (label.Waypoint is not null || label.IsNone)
        {
            yield return new("Un-enroll", Icons.Material.Outlined.LinkOff, new ChangeIntent.Unenroll([home.Key]));
        }
    }

    private static IEnumerable<NodeAction> OfCarrier(MeshResource resource, LiveMesh live)
    {
        var binding = live.Mesh.Bindings.Of(resource.Key);
        foreach (var waypoint in WaypointsOf(resource.Namespace, live).Where(waypoint => binding is not WaypointBinding.Bound bound || bound.Waypoint != waypoint))
        {
            yield return new($"Enroll in {waypoint.Name}", Icons.Material.Outlined.AddLink, new ChangeIntent.Enroll([resource.Key], waypoint));
        }

        if (resource.Labels.Has(IstioNames.UseWaypoint))
        {
            yield return new("Take its waypoint label off", Icons.Material.Outlined.LinkOff, new ChangeIntent.Unenroll([resource.Key]));
        }

        if (binding is WaypointBinding.Bound or WaypointBinding.Refused)
        {
            yield return new("Opt out", Icons.Material.Outlined.Block, new ChangeIntent.OptOut([resource.Key]));
        }
    }

    private static IEnumerable<NodeAction> OfWaypoint(Waypoint waypoint, LiveMesh live)
    {
        var home = ObjectKey.ForNamespace(waypoint.Gateway.Namespace);
        if (live.Mesh.Resources.FindNamespace(home.Name) is { } found && UseWaypointLabel.Read(found.Labels, home.Name).Waypoint != waypoint.Reference)
        {
            yield return new("Enroll its namespace", Icons.Material.Outlined.AddLink, new ChangeIntent.Enroll([home], waypoint.Reference));
        }

        yield return new("Change its traffic type", Icons.Material.Outlined.SwapHoriz, new ChangeIntent.SetTrafficType(waypoint.Reference, waypoint.TrafficType));
        yield return new("Change who may use it", Icons.Material.Outlined.VpnKey, new ChangeIntent.SetAllowedNamespaces(waypoint.Reference, AllowedNamespaces.From(waypoint.AllowedRoutes)));
        foreach (var other in WaypointsOf(waypoint.Gateway.Namespace, live).Where(other => other != waypoint.Reference))
        {
            yield return new($"Move all who use it to {other.Name}", Icons.Material.Outlined.MoveDown, new ChangeIntent.RetargetAll(waypoint.Reference, other));
        }

        yield return new("Delete", Icons.Material.Outlined.Delete, new ChangeIntent.DeleteWaypoints([waypoint.Reference]));
    }

    private static IEnumerable<NodeAction> OfMissing(TopologyNode node, LiveMesh live)
    {
        if (KubernetesName.ProblemAsServiceName(node.Label) is null)
        {
            yield return new("Deploy this waypoint", Icons.Material.Outlined.AddCircleOutline, Deploy(new(node.Namespace, node.Label), false));
        }

        ObjectKey[] labelled = [.. NamedBy(node, live).Where(key => live.Mesh.Resources.Find(key)?.Labels.Has(IstioNames.UseWaypoint) == true)];
        if (labelled.Length > 0)
        {
            yield return new("Un-enroll those who name it", Icons.Material.Outlined.LinkOff, new ChangeIntent.Unenroll([.. labelled]));
        }
    }

    private static ChangeIntent.DeployWaypoint Deploy(WaypointRef waypoint, bool enroll) => new(waypoint, null, null, new AllowedNamespaces.Same(), EnrollNamespace: enroll);

    private static IReadOnlyList<WaypointRef> WaypointsOf(string home, LiveMesh live) =>
    [
        .. live.Mesh.Resources.In(home).All<GatewayResource>(ResourceKind.Gateway)
            .Where(gateway => GatewayRoles.Of(gateway, live.Mesh.Resources) == GatewayRole.Waypoint)
            .Select(gateway => new WaypointRef(gateway.Namespace, gateway.Name))
            .OrderBy(waypoint => waypoint.Name, StringComparer.Ordinal),
    ];

    private static string FreeName(IReadOnlyList<WaypointRef> taken)
    {
        var name = NewWaypoint;
        for (var number = 2; taken.Any(waypoint => waypoint.Name == name); number++)
        {
            name = $"{NewWaypoint}-{number}";
        }

        return name;
    }
}
