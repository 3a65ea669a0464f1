using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Server.Api;

/// <summary>What istiod decides about a service or workload.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="State"><c>Bound</c>, <c>None</c>, <c>OptedOut</c> or <c>Refused</c>.</param>
/// <param name="Waypoint">The waypoint that it is bound to, <c>namespace/name</c>; null when it is bound to none.</param>
/// <param name="Requested">The waypoint that it asks for, bound or refused; null when it asks for none.</param>
/// <param name="Reason">istiod's reason, or why there is nothing to decide.</param>
/// <param name="Message">istiod's message; null where it writes none.</param>
/// <param name="DecidedBy">The kind of the object whose label decided; null when no label had a say.</param>
/// <param name="Canary">The second waypoint that takes a share; null when none does.</param>
/// <param name="CanaryReason">Why the second waypoint that is asked for takes no part; null when none is asked for or it does.</param>
internal sealed record BindingAnswer(
    string Kind, string Namespace, string Name, string State, string? Waypoint, string? Requested, string Reason, string? Message, string? DecidedBy, CanaryAnswer? Canary, string? CanaryReason)
{
    public static BindingAnswer Of(ObjectKey key, WaypointBinding binding, MeshSnapshot mesh)
    {
        var bound = binding as WaypointBinding.Bound;
        var requested = bound?.Waypoint ?? (binding as WaypointBinding.Refused)?.Refusal.Waypoint;
        var canary = bound?.Canary as CanaryBinding.Accepted;
        return new(
            key.Kind.ToString(),
            key.Namespace,
            key.Name,
            State: StateOf(binding),
            bound?.Waypoint.ToString(),
            requested?.ToString(),
            ReasonOf(binding),
            MessageOf(key, binding, mesh),
            binding.DecidedBy?.Kind.ToString(),
            canary is null ? null : new CanaryAnswer(canary.Waypoint.ToString(), canary.Weight),
            (bound?.Canary as CanaryBinding.Refused)?.Refusal.Reason.ToString());
    }

    private static string StateOf(WaypointBinding binding) => binding switch
    {
        WaypointBinding.Bound => "Bound",
        WaypointBinding.Refused => "Refused",
        WaypointBinding.OptedOut => "OptedOut",
        _ => "None",
    };

    private static string ReasonOf(WaypointBinding binding) => binding switch
    {
        WaypointBinding.Bound => WaypointBoundCondition.AcceptedReason,
        WaypointBinding.Refused refused => refused.Refusal.Reason.ToString(),
        WaypointBinding.None none => none.Cause.ToString(),
        _ => "OptedOut",
    };

    private static string? MessageOf(ObjectKey key, WaypointBinding binding, MeshSnapshot mesh) =>
        binding is WaypointBinding.Refused refused ? refused.Refusal.Message
        : mesh.Resources.Find(key) is { } target ? WaypointBoundCondition.Expected(target, binding, mesh.Resources)?.Message
        : null;
}
