using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>Decides whether Istio's gateways send through a waypoint: Envoy decides there, not ztunnel (istiod: endpoint_builder.go, findServiceWaypoint).</summary>
internal sealed class GatewayDecider(MeshSnapshot mesh, PathClient client, MeshResource destination, PathBinding binding)
{
    private readonly WaypointBinding? _found = mesh.Bindings.Of(destination.Key);

    private string Target => binding.Target;

    /// <summary>The decision.</summary>
    public PathDecision Decide() =>
        client.IsEastWest ? FromOtherNetworks()
        : _found is WaypointBinding.Bound bound ? FromIngress(bound)
        : binding.Decide(destination.Key, _found, PathReason.ServiceWaypoint);

    // Traffic that has come through a waypoint already (x-istio-source: waypoint) is not sent through another; all else is.
    private PathDecision FromOtherNetworks()
    {
        if (!binding.IsService)
        {
            return new(PathReason.NoWaypoint, $"{client.Name} lets other networks reach services only, and {Target} is none.", DecidedBy: destination.Key);
        }

        if (NoVirtualAddress() is { } none)
        {
            return none;
        }

        var decision = binding.Decide(destination.Key, _found, PathReason.ServiceWaypoint);
        return decision.Waypoint is null
            ? decision
            : decision with { Explanation = $"{decision.Explanation} What has come through a waypoint of the other network already goes straight to an endpoint. Whether the service is open to other networks at all, MeshConfig.serviceScopeConfigs says." };
    }

    private PathDecision FromIngress(WaypointBinding.Bound bound)
    {
        var use = binding.IsService ? IngressUse.Read(destination, mesh.Resources.FindNamespace(destination.Namespace)) : default;
        if (!use.IsOn)
        {
            var field = use.IsWritten ? $"{IstioNames.IngressUseWaypoint}={use.Value}" : null;
            var why = !binding.IsService ? "a gateway sends to services, and a pod's own waypoint is none of its business"
                : use.IsWritten ? $"{field} on {use.From?.Kind.ToString().ToLowerInvariant()} {use.From?.Name} says so"
                : $"neither the service nor its namespace is labelled {IstioNames.IngressUseWaypoint}=true";
            return new(PathReason.IngressBypass, $"{client.Name} goes directly to an endpoint and skips waypoint {bound.Waypoint}: {why}.", DecidedBy: use.From ?? destination.Key, Field: field);
        }

        return NoVirtualAddress() ?? binding.ToWaypoint(destination.Key, bound, PathReason.ServiceWaypoint);
    }

    private PathDecision? NoVirtualAddress() => destination switch
    {
        ServiceResource { IsHeadless: true } => new(
            PathReason.HeadlessService, $"{Target} is headless: without a virtual address {client.Name} cannot send it through a waypoint.", DecidedBy: destination.Key, Field: "spec.clusterIP=None"),
        ServiceEntryResource entry when VirtualAddress.WhyNone(entry) is (var why, var field) => new(
            PathReason.NoWaypoint, $"{Target} has no virtual address ({why}), and without one {client.Name} cannot send it through a waypoint.", DecidedBy: destination.Key, Field: field),
        _ => null,
    };
}
