using MudBlazor;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Components.Objects;

/// <summary>The changes that apply to an object.</summary>
public static class ObjectActions
{
    private const int MostWaypoints = 3;

    /// <summary>The actions, the likeliest first; a waypoint that is not there, but named, has some too.</summary>
    public static IEnumerable<ObjectAction> Of(ObjectKey key, LiveMesh live) => live.Mesh.Resources.Find(key) switch
    {
        null when key.Kind == ResourceKind.Gateway => OfMissing(new(key.Namespace, key.Name), live),
        GatewayResource gateway when Waypoint.Read(gateway, live.Mesh.Resources) is { IsWaypointClass: true } waypoint => OfWaypoint(waypoint, live),
        NamespaceResource home => OfNamespace(home, live),
        ServiceResource or ServiceEntryResource or PodResource or WorkloadEntryResource => OfCarrier(live.Mesh.Resources.Find(key)!, live),
        _ => [],
    };

    /// <summary>Those who name a waypoint, namespaces among them.</summary>
    public static IEnumerable<ObjectKey> NamedBy(WaypointRef waypoint, LiveMesh live) => live.Mesh.Resources.In("")
        .All<NamespaceResource>(ResourceKind.Namespace)
        .Where(home => UseWaypointLabel.Read(home.Labels, home.Name).Waypoint == waypoint)
        .Select(home => home.Key)
        .Concat(live.Mesh.Bindings.NamedBy(waypoint))
        .Order();

    private static IEnumerable<ObjectAction> OfNamespace(NamespaceResource home, LiveMesh live)
    {
        var label = UseWaypointLabel.Read(home.Labels, home.Name);
        if (MeshModes.Of(home) != MeshMode.Ambient)
        {
            yield return new("Put into the ambient mesh", Icons.Material.Outlined.Waves, new ChangeIntent.JoinAmbient([home.Key]));
        }

        foreach (var action in Enroll(home, label.Waypoint, live))
        {
            yield return action;
        }

        yield return new("Deploy a waypoint here", Icons.Material.Outlined.AddCircleOutline, Deploy(WaypointChoice.FreeName(home.Name, live), label.Waypoint is null));
        if (label.Waypoint is not null || label.IsNone)
        {
            yield return new("Un-enroll", Icons.Material.Outlined.LinkOff, new ChangeIntent.Unenroll([home.Key]));
        }
    }

    private static IEnumerable<ObjectAction> OfCarrier(MeshResource resource, LiveMesh live)
    {
        var binding = live.Mesh.Bindings.Of(resource.Key);
        if (binding is WaypointBinding.None { Cause: NoBindingCause.GatewayService or NoBindingCause.WaypointInstance })
        {
            yield break;
        }

        var current = binding switch
        {
            WaypointBinding.Bound bound => bound.Waypoint,
            WaypointBinding.Refused refused => refused.Refusal.Waypoint,
            _ => (WaypointRef?)null,
        };
        foreach (var action in Enroll(resource, current, live))
        {
            yield return action;
        }

        if (resource.EffectiveLabels.Has(IstioNames.UseWaypoint))
        {
            yield return new("Un-enroll: take its label off", Icons.Material.Outlined.LinkOff, new ChangeIntent.Unenroll([resource.Key]));
        }

        if (current is not null)
        {
            yield return new("Opt out", Icons.Material.Outlined.Block, new ChangeIntent.OptOut([resource.Key]));
        }

        if (resource is ServiceResource or ServiceEntryResource && binding is WaypointBinding.Bound service)
        {
            var isOn = IngressUse.Read(resource, live.Mesh.Resources.FindNamespace(resource.Namespace)).IsOn;
            yield return isOn
                ? new("Let ingress pass the waypoint by", Icons.Material.Outlined.Login, new ChangeIntent.SetIngressUseWaypoint([resource.Key], false))
                : new("Send ingress through the waypoint", Icons.Material.Outlined.Login, new ChangeIntent.SetIngressUseWaypoint([resource.Key], true));
            if (service.Canary is not null)
            {
                yield return new("Take the canary off", Icons.Material.Outlined.CallMerge, new ChangeIntent.SetCanary([resource.Key], null, 0));
            }
            else if (WaypointChoice.For(resource.Key, live).Where(other => other != service.Waypoint).Take(1).ToList() is [var canary])
            {
                yield return new("Try a canary waypoint", Icons.Material.Outlined.CallSplit, new ChangeIntent.SetCanary([resource.Key], canary, 10));
            }
        }
    }

    private static IEnumerable<ObjectAction> OfWaypoint(Waypoint waypoint, LiveMesh live)
    {
        var home = ObjectKey.ForNamespace(waypoint.Gateway.Namespace);
        if (live.Mesh.Resources.FindNamespace(home.Name) is { } found && UseWaypointLabel.Read(found.Labels, home.Name).Waypoint != waypoint.Reference)
        {
            yield return new("Enroll its namespace", Icons.Material.Outlined.AddLink, new ChangeIntent.Enroll([home], waypoint.Reference));
        }

        yield return new("Change its traffic type", Icons.Material.Outlined.SwapHoriz, new ChangeIntent.SetTrafficType(waypoint.Reference, waypoint.TrafficType));
        yield return new("Change who may use it", Icons.Material.Outlined.VpnKey, new ChangeIntent.SetAllowedNamespaces(waypoint.Reference, AllowedNamespaces.From(waypoint.AllowedRoutes)));
        if (NamedBy(waypoint.Reference, live).Any() && WaypointChoice.Default([home], live, waypoint.Reference) is { } other)
        {
            yield return new("Retarget all who use it", Icons.Material.Outlined.MoveDown, new ChangeIntent.RetargetAll(waypoint.Reference, other));
        }

        yield return new("Delete", Icons.Material.Outlined.Delete, new ChangeIntent.DeleteWaypoints([waypoint.Reference]));
    }

    private static IEnumerable<ObjectAction> OfMissing(WaypointRef waypoint, LiveMesh live)
    {
        ObjectKey[] named = [.. NamedBy(waypoint, live)];
        if (named.Length == 0)
        {
            yield break;
        }

        if (KubernetesName.ProblemAsServiceName(waypoint.Name) is null)
        {
            yield return new("Deploy this waypoint", Icons.Material.Outlined.AddCircleOutline, Deploy(waypoint, false));
        }

        if (WaypointChoice.Default([ObjectKey.ForNamespace(waypoint.Namespace)], live) is { } other)
        {
            yield return new("Retarget all who name it", Icons.Material.Outlined.MoveDown, new ChangeIntent.RetargetAll(waypoint, other));
        }

        ObjectKey[] labelled = [.. named.Where(key => live.Mesh.Resources.Find(key)?.EffectiveLabels.Has(IstioNames.UseWaypoint) == true)];
        if (labelled.Length > 0)
        {
            yield return new("Un-enroll those who name it", Icons.Material.Outlined.LinkOff, new ChangeIntent.Unenroll([.. labelled]));
        }
    }

    private static IEnumerable<ObjectAction> Enroll(MeshResource resource, WaypointRef? current, LiveMesh live)
    {
        var verb = current is null ? "Enroll in" : "Retarget to";
        var home = EnrollmentTarget.HomeOf(resource.Key);
        WaypointRef[] accepting = [.. WaypointChoice.For(resource.Key, live).Where(waypoint => waypoint != current && live.Mesh.Resources.Find(waypoint.Key) is GatewayResource { Addresses.Count: > 0 })];
        foreach (var waypoint in accepting.Take(MostWaypoints))
        {
            yield return new(
                $"{verb} {(waypoint.Namespace == home ? waypoint.Name : waypoint.ToString())}",
                Icons.Material.Outlined.AddLink,
                new ChangeIntent.Enroll([resource.Key], waypoint));
        }

        // The form says of each waypoint why it would not do, so it can be opened where none would.
        if (accepting.Length is 0 or > MostWaypoints)
        {
            yield return new(current is null ? "Enroll in a waypoint" : "Retarget to another waypoint", Icons.Material.Outlined.AddLink, new ChangeIntent.Enroll([resource.Key], null));
        }
    }

    private static ChangeIntent.DeployWaypoint Deploy(WaypointRef waypoint, bool enroll) => new(waypoint, null, null, new AllowedNamespaces.Same(), EnrollNamespace: enroll);
}
