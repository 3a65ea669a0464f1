using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>What the binding of a destination means for a connection that goes by it.</summary>
internal sealed class PathBinding(MeshSnapshot mesh, PathClient client, MeshResource destination)
{
    private const int All = 100;

    private readonly ResourceIndex _resources = mesh.Resources;

    /// <summary>The destination in a sentence.</summary>
    public string Target => $"{KindWord(destination.Kind)} {destination.Namespace}/{destination.Name}";

    /// <summary>Whether the destination is addressed by a virtual address.</summary>
    public bool IsService => destination.Kind is ResourceKind.Service or ResourceKind.ServiceEntry;

    /// <summary>The decision by a binding.</summary>
    public PathDecision Decide(ObjectKey target, WaypointBinding? binding, PathReason reached) => binding switch
    {
        WaypointBinding.Bound bound => ToWaypoint(target, bound, reached),
        WaypointBinding.OptedOut opted => new(
            PathReason.OptedOut, $"{Target} opts out of waypoints with {FieldOf(opted)}, so the connection goes directly to an endpoint.", DecidedBy: opted.DecidedBy, Field: FieldOf(opted), IsByBinding: true),
        WaypointBinding.Refused { Refusal: var refusal } refused => new(
            PathReason.Refused,
            $"{Target} asks for waypoint {refusal.Waypoint} {WaypointField.Where(target, refused.DecidedBy)}, but istiod refuses ({refusal.Reason}: {refusal.Message.TrimEnd('.')}). The connection goes directly to an endpoint, without L7 policy.",
            DecidedBy: refused.DecidedBy, Field: FieldOf(refused), IsByBinding: true),
        WaypointBinding.None none => new(PathReason.NoWaypoint, WhyNone(none, target), DecidedBy: none.DecidedBy, Field: FieldOf(none), IsByBinding: true),
        _ => new(PathReason.NoWaypoint, $"{Target} is nothing that the mesh knows, so the connection is passed through."),
    };

    /// <summary>The decision where a waypoint is bound.</summary>
    public PathDecision ToWaypoint(ObjectKey target, WaypointBinding.Bound bound, PathReason reached)
    {
        if (AddressProblem(bound.Waypoint) is { } unaddressed)
        {
            return new(PathReason.NoWaypoint, $"{Target} is bound to waypoint {bound.Waypoint}, {unaddressed}: istiod sends ztunnel no waypoint, and the connection goes directly to an endpoint.", DecidedBy: bound.Waypoint.Key, Field: "status.addresses");
        }

        var where = WaypointField.Where(target, bound.DecidedBy);
        var canary = bound.Canary is CanaryBinding.Accepted { Weight: > 0 } accepted ? accepted : null;
        if (canary is { Weight: All })
        {
            // The primary gets nothing at all: the canary is the waypoint.
            var only = Through(canary.Waypoint, $"{Target} is bound to waypoint {bound.Waypoint} {where} with canary {canary.Waypoint} for 100 % of the connections", reached);
            return only with { DecidedBy = bound.DecidedBy, Field = FieldOf(bound) };
        }

        var primary = Through(bound.Waypoint, $"{Target} is bound to waypoint {bound.Waypoint} {where}", reached) with { DecidedBy = bound.DecidedBy, Field = FieldOf(bound) };
        if (canary is null)
        {
            return primary;
        }

        var available = WaypointAvailability.Of(_resources, canary.Waypoint);
        return primary with
        {
            Canary = canary,
            CanaryAvailability = available,
            Explanation = FormattableString.Invariant(
                $"{primary.Explanation} Of new connections {canary.Weight} % go to the canary {canary.Waypoint} instead{(available.IsAvailable ? "" : $", where they fail: {available.Problem}")}."),
        };
    }

    /// <summary>The label that decided a binding, with its value; null when there is none.</summary>
    public string? FieldOf(WaypointBinding binding) => WaypointField.Of(_resources, binding.DecidedBy);

    private PathDecision Through(WaypointRef waypoint, string bound, PathReason reached)
    {
        var available = WaypointAvailability.Of(_resources, waypoint);
        return available.IsAvailable
            ? new(reached, $"{bound}, so {(client.IsGateway ? client.Name : $"{client.Name}'s ztunnel")} sends the connection there.", waypoint, available)
            : new(PathReason.WaypointUnavailable, $"{bound}, but {available.Problem}: connections fail. istiod keeps a waypoint bound as long as it has an address.", waypoint, available);
    }

    // istiod hands ztunnel the first host name, else the first address that it can parse (ambient/waypoints.go, getGatewayAddress).
    private string? AddressProblem(WaypointRef waypoint) =>
        _resources.Find(waypoint.Key) is GatewayResource { Addresses: { Count: > 0 } addresses }
        && !addresses.Any(address => address.Type == "Hostname" || (address.Type == "IPAddress" && System.Net.IPAddress.TryParse(address.Value, out _)))
            ? "none of whose addresses is a host name or an IP address"
            : null;

    private string WhyNone(WaypointBinding.None none, ObjectKey target) => none.Cause switch
    {
        NoBindingCause.GatewayService => $"{Target} belongs to a gateway or waypoint itself, which is not sent through a waypoint.",
        NoBindingCause.WaypointInstance => $"{Target} is a pod of a waypoint, which is not sent through a waypoint.",
        NoBindingCause.InheritedTrafficTypeMismatch => $"{Target} is addressed by its own IP, and the waypoint of namespace {target.Namespace} takes traffic for services only.",
        NoBindingCause.NotInMesh => $"{Target} is nothing that the mesh knows (it has no address, has ended, is seen nowhere, or is of a revision that no istiod runs).",
        _ when target.Kind is ResourceKind.Pod or ResourceKind.WorkloadEntry => $"{Target} is addressed by its own IP, and neither it nor namespace {target.Namespace} asks for a waypoint for workloads.",
        _ => $"Neither {Target} nor namespace {target.Namespace} asks for a waypoint ({IstioNames.UseWaypoint}).",
    };

    private static string KindWord(ResourceKind kind) => kind switch
    {
        ResourceKind.Service => "Service",
        ResourceKind.ServiceEntry => "ServiceEntry",
        ResourceKind.WorkloadEntry => "WorkloadEntry",
        _ => "Pod",
    };
}
