using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>WP027: what istiod would deploy for a waypoint is there already and belongs to somebody else (deploymentcontroller.go, canManage).</summary>
internal sealed class WaypointNameTaken : FindingRule
{
    private const string NameOverride = "gateway.istio.io/name-override";
    private const string ServiceAccountOverride = "gateway.istio.io/service-account";

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "WP027",
        "Waypoint's name is taken",
        Severity.Error,
        "istiod deploys a waypoint as a Deployment, a Service and a ServiceAccount that bear the Gateway's name, and leaves alone what is there without the label gateway.istio.io/managed. "
            + "A waypoint that is called like an application is half deployed, and no condition says so.",
        IstioDocs.TroubleshootWaypoints);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Subjects => [ResourceKind.Gateway];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        // A Gateway that asks for a host name is deployed by hand, and a sandwiched one by a third party.
        if (subject is not GatewayResource gateway || gateway.RequestedAddresses.Any(address => address.Type == "Hostname"))
        {
            yield break;
        }

        var waypoint = Waypoint.Read(gateway, mesh.Resources);
        if (!waypoint.IsWaypointClass || waypoint.Binding is not null)
        {
            yield break;
        }

        var taken = Deployed(gateway).Select(key => mesh.Resources.Find(key)).OfType<MeshResource>().Where(found => IsForeign(found, gateway)).Select(found => found.Key).ToList();
        if (taken.Count == 0)
        {
            yield break;
        }

        var isIdentityOnly = taken.TrueForAll(key => key.Kind == ResourceKind.ServiceAccount);
        var free = new WaypointRef(gateway.Namespace, WaypointNames.Free(mesh.Resources, gateway.Namespace, SuccessorOf(gateway.Name)));
        yield return new(
            Info.Id,
            isIdentityOnly ? Severity.Warning : Severity.Error,
            gateway.Key,
            $"{FindingText.Names([.. taken.Select(FindingText.Of)])} {(taken.Count == 1 ? "bears" : "bear")} the name of {FindingText.Of(gateway.Key)} and {(taken.Count == 1 ? "is not istiod's: it lacks" : "are not istiod's: they lack")} the label {IstioNames.Managed}.",
            isIdentityOnly
                ? "The waypoint runs under an identity that something else has too: policies that let the waypoint in let that in as well."
                : $"What is there is left alone, so that {(taken.Count == 3 ? "nothing" : "only the rest")} is deployed: the waypoint does not come up, or its traffic goes to pods that are no waypoint.",
            $"Deploy the waypoint under a free name, such as {free.Name}, move those who use this one to it, and delete this Gateway.",
            Remedy(mesh, waypoint, free),
            [.. taken]);
    }

    private static IEnumerable<ObjectKey> Deployed(GatewayResource gateway)
    {
        var name = gateway.Annotations[NameOverride] ?? gateway.Name;
        yield return new(ResourceKind.Deployment, gateway.Namespace, name);
        yield return new(ResourceKind.Service, gateway.Namespace, name);
        if (!gateway.Annotations.Has(ServiceAccountOverride))
        {
            yield return new(ResourceKind.ServiceAccount, gateway.Namespace, gateway.Name);
        }
    }

    private static bool IsForeign(MeshResource found, GatewayResource gateway) =>
        !found.Labels.Has(IstioNames.Managed)
        && !(found.Metadata.Owner is { Kind: nameof(ResourceKind.Gateway) } owner && owner.Name == gateway.Name);

    // One step after the other: deploy, move, delete. Each has its own form, and the finding stays until the last.
    private static SuggestedChange? Remedy(MeshSnapshot mesh, Waypoint waypoint, WaypointRef free)
    {
        if (mesh.Resources.FindNamespace(free.Namespace) is null)
        {
            return null;
        }

        if (Successor(mesh, waypoint) is not { } successor)
        {
            return new($"Deploy the waypoint as {free}", Deploy(waypoint, free));
        }

        return WaypointConsumers.IsNamed(mesh, waypoint.Reference)
            ? new($"Move those who use it to {successor}", new ChangeIntent.RetargetAll(waypoint.Reference, successor))
            : new($"Delete waypoint {waypoint.Reference}", new ChangeIntent.DeleteWaypoints([waypoint.Reference]));
    }

    /// <summary>The waypoint that was deployed in place of one, by its name.</summary>
    private static WaypointRef? Successor(MeshSnapshot mesh, Waypoint waypoint) => mesh.Resources.In(waypoint.Gateway.Namespace).All<GatewayResource>(ResourceKind.Gateway)
        .Where(gateway => gateway.Name.StartsWith(SuccessorOf(waypoint.Gateway.Name), StringComparison.Ordinal) && gateway.ClassName == waypoint.Gateway.ClassName && !gateway.Metadata.IsDeleting)
        .OrderBy(gateway => gateway.Key)
        .Select(gateway => (WaypointRef?)new WaypointRef(gateway.Namespace, gateway.Name))
        .FirstOrDefault();

    private static string SuccessorOf(string name) => $"{name}-waypoint";

    private static ChangeIntent.DeployWaypoint Deploy(Waypoint waypoint, WaypointRef free) => new(
        free,
        waypoint.Gateway.Labels.Has(IstioNames.WaypointFor) && waypoint.TrafficType != TrafficType.Unknown ? waypoint.TrafficType : null,
        waypoint.Revision,
        AllowedNamespaces.From(waypoint.AllowedRoutes),
        waypoint.Gateway.ClassName);
}
