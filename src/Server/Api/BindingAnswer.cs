using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Server.Api;

/// <summary>What istiod decides about a service or workload.</summary>
/// <param name="Kind">Its kind; <c>ServiceEntryEndpoint</c> for an endpoint that is written in a ServiceEntry.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name; for an endpoint that is written in a ServiceEntry the entry's name, <c>/</c> and the endpoint's address.</param>
/// <param name="State"><c>Bound</c>, <c>None</c>, <c>OptedOut</c> or <c>Refused</c>.</param>
/// <param name="Waypoint">The waypoint that it is bound to, <c>namespace/name</c>; null when it is bound to none.</param>
/// <param name="Requested">The waypoint that it asks for, bound or refused; null when it asks for none.</param>
/// <param name="Reason">istiod's reason; null where it decides nothing, which <paramref name="Cause"/> explains.</param>
/// <param name="Cause">Why nothing is bound although nothing was refused, such as <c>NotEnrolled</c> or <c>InheritedTrafficTypeMismatch</c>; null where it is bound, refused or opted out.</param>
/// <param name="Message">istiod's message; null where it has none.</param>
/// <param name="DecidedBy">The kind of the object whose label decided; null when no label had a say.</param>
/// <param name="Canary">The second waypoint that takes a share; null when none does.</param>
/// <param name="CanaryReason">Why the second waypoint that is asked for takes no part; null when none is asked for or it does.</param>
/// <param name="IngressUseWaypoint">Whether ingress gateways send through the waypoint too; null for workloads.</param>
internal sealed record BindingAnswer(
    string Kind, string Namespace, string Name, string State, string? Waypoint, string? Requested, string? Reason, string? Cause, string? Message, string? DecidedBy,
    CanaryAnswer? Canary, string? CanaryReason, bool? IngressUseWaypoint)
{
    private const string Endpoint = "ServiceEntryEndpoint";

    /// <summary>The answer about an object; null about what the mesh does not know, such as an ExternalName service or a pod that has ended.</summary>
    public static BindingAnswer? Of(ObjectKey key, WaypointBinding binding, MeshSnapshot mesh) => binding is WaypointBinding.None { Cause: NoBindingCause.NotInMesh }
        ? null
        : Of(key.Kind.ToString(), key.Namespace, key.Name, binding, mesh.Resources.Find(key), mesh);

    /// <summary>The answer about an endpoint that is written in a ServiceEntry; null where the mesh does not know the entry.</summary>
    public static BindingAnswer? OfEndpoint(ServiceEntryResource entry, ServiceEntryEndpoint endpoint, MeshSnapshot mesh) =>
        WaypointResolver.ResolveEndpoint(mesh.Resources, entry, endpoint) is var binding && binding is WaypointBinding.None { Cause: NoBindingCause.NotInMesh }
            ? null
            : Of(Endpoint, entry.Namespace, $"{entry.Name}/{endpoint.Address}", binding, null, mesh);

    private static BindingAnswer Of(string kind, string home, string name, WaypointBinding binding, MeshResource? target, MeshSnapshot mesh)
    {
        var bound = binding as WaypointBinding.Bound;
        var canary = bound?.Canary as CanaryBinding.Accepted;
        var isService = target is ServiceResource or ServiceEntryResource;
        return new(
            kind,
            home,
            name,
            StateOf(binding),
            bound?.Waypoint.ToString(),
            (bound?.Waypoint ?? (binding as WaypointBinding.Refused)?.Refusal.Waypoint)?.ToString(),
            ReasonOf(binding),
            (binding as WaypointBinding.None)?.Cause.ToString(),
            MessageOf(binding, target, mesh),
            binding.DecidedBy?.Kind.ToString(),
            canary is null ? null : new CanaryAnswer(canary.Waypoint.ToString(), canary.Weight),
            (bound?.Canary as CanaryBinding.Refused)?.Refusal.Reason.ToString(),
            isService ? IngressUse.Read(target!, mesh.Resources.FindNamespace(home)).IsOn : null); // It is a service, so it is there.
    }

    private static string StateOf(WaypointBinding binding) => binding switch
    {
        WaypointBinding.Bound => "Bound",
        WaypointBinding.Refused => "Refused",
        WaypointBinding.OptedOut => "OptedOut",
        _ => "None",
    };

    private static string? ReasonOf(WaypointBinding binding) => binding switch
    {
        WaypointBinding.Bound => WaypointBoundCondition.AcceptedReason,
        WaypointBinding.Refused refused => refused.Refusal.Reason.ToString(),
        _ => null,
    };

    // istiod writes nothing on Pods and on what is written in a ServiceEntry, but has the same words for them.
    private static string? MessageOf(WaypointBinding binding, MeshResource? target, MeshSnapshot mesh) => binding switch
    {
        WaypointBinding.Refused refused => refused.Refusal.Message,
        WaypointBinding.Bound bound => (target is null ? null : WaypointBoundCondition.Expected(target, binding, mesh.Resources)?.Message) ?? WaypointBoundCondition.BoundMessage(bound, default),
        _ => null,
    };
}
