using WaypointDashboard.Client.Pages.Services;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Pages.Objects;

/// <summary>What istiod decides about an object, and on account of what.</summary>
/// <param name="Binding">The decision.</param>
/// <param name="Label">The label that decided, as written; empty when none did.</param>
/// <param name="LabelOn">The object that carries the label; null when none did.</param>
/// <param name="Confirmation">Whether istiod has written the same.</param>
/// <param name="Written">What istiod has written; null when nothing.</param>
/// <param name="Expected">What it is expected to write; null when nothing.</param>
/// <param name="Ingress">Whether ingress traffic goes through the waypoint; null where that does not apply.</param>
public sealed record BindingDetails(
    WaypointBinding Binding,
    string Label,
    ObjectKey? LabelOn,
    Confirmation Confirmation,
    StatusCondition? Written,
    StatusCondition? Expected,
    IngressUse? Ingress)
{
    /// <summary>The waypoint that is asked for; null when none is.</summary>
    public WaypointRef? Waypoint => Binding switch
    {
        WaypointBinding.Bound bound => bound.Waypoint,
        WaypointBinding.Refused refused => refused.Refusal.Waypoint,
        _ => null,
    };

    /// <summary>Reads it; null for objects that istiod decides nothing for.</summary>
    public static BindingDetails? Read(MeshResource resource, LiveMesh live)
    {
        if (live.Mesh.Bindings.Of(resource.Key) is not { } binding)
        {
            return null;
        }

        var decider = binding.DecidedBy is { } by ? live.Mesh.Resources.Find(by) : null;
        var written = WaypointBoundCondition.Written(resource);
        return new(
            binding,
            decider is null ? "" : LabelOf(decider.EffectiveLabels),
            decider?.Key,
            ServicesModel.Confirm(resource, binding, written, live.Mesh.Resources),
            written,
            WaypointBoundCondition.Expected(resource, binding, live.Mesh.Resources),
            resource is ServiceResource or ServiceEntryResource && binding is WaypointBinding.Bound
                ? IngressUse.Read(resource, live.Mesh.Resources.FindNamespace(resource.Namespace))
                : null);
    }

    private static string LabelOf(LabelSet labels)
    {
        var name = $"{IstioNames.UseWaypoint}={labels[IstioNames.UseWaypoint]}";
        return labels[IstioNames.UseWaypointNamespace] is { } home ? $"{name}, {IstioNames.UseWaypointNamespace}={home}" : name;
    }
}
