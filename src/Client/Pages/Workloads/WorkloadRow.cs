using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Client.Components.Tables;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Pages.Workloads;

/// <summary>A Pod or WorkloadEntry.</summary>
/// <param name="Key">The object.</param>
/// <param name="Capture">Whether ztunnel has it.</param>
/// <param name="Binding">What istiod decides for traffic to its own address.</param>
/// <param name="Owner">Who owns it; null when nobody does.</param>
/// <param name="Phase">Its phase, or what it waits for; empty for WorkloadEntries.</param>
/// <param name="IsReady">Whether it is ready; null for WorkloadEntries, which do not say.</param>
/// <param name="Node">The node; empty when it has none.</param>
/// <param name="ServiceAccount">The service account; empty when it has none.</param>
/// <param name="Address">Its addresses.</param>
public sealed record WorkloadRow(
    ObjectKey Key,
    CaptureState Capture,
    WaypointBinding? Binding,
    OwnerReference? Owner,
    string Phase,
    bool? IsReady,
    string Node,
    string ServiceAccount,
    string Address) : TableRow(Key)
{
    /// <summary>The waypoint that is asked for, bound or refused; null when none is.</summary>
    public WaypointRef? Waypoint => Binding switch
    {
        WaypointBinding.Bound bound => bound.Waypoint,
        WaypointBinding.Refused refused => refused.Refusal.Waypoint,
        _ => null,
    };

    /// <inheritdoc/>
    public override string State => CaptureStates.IdOf(Capture);

    /// <inheritdoc/>
    public override string Type => BindingWords.IdOf(Binding);

    /// <inheritdoc/>
    public override string SearchText { get; } = Words(
        Key.QualifiedName, Key.Kind.ToString(), CaptureStates.LabelOf(Capture), BindingWords.Label(Binding), Owner?.Kind, Owner?.Name, Phase, Node, ServiceAccount, Address,
        Binding switch
        {
            WaypointBinding.Bound bound => bound.Waypoint.ToString(),
            WaypointBinding.Refused refused => $"{refused.Refusal.Waypoint} {refused.Refusal.Reason}",
            _ => "",
        });
}
