using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Client.Components.Tables;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Pages.Waypoints;

/// <summary>A waypoint, there or only named.</summary>
/// <param name="Key">The Gateway.</param>
/// <param name="Status">How it is.</param>
/// <param name="ClassName">Its class; empty when it is not there.</param>
/// <param name="TrafficType">What it takes; null when it is not there.</param>
/// <param name="TrafficTypeFrom">Where that is written.</param>
/// <param name="Revision">The revision that is asked for; empty for none.</param>
/// <param name="ReadyPods">How many of its pods are ready.</param>
/// <param name="WantedPods">How many there should be.</param>
/// <param name="Bound">How many services and workloads are bound to it.</param>
/// <param name="Refused">How many name it and are refused.</param>
/// <param name="Addresses">Its addresses.</param>
/// <param name="Programmed">What istiod says; null when it has said nothing.</param>
/// <param name="Allowed">Who may use it; null when it is not there.</param>
public sealed record WaypointRow(
    ObjectKey Key,
    WaypointStatus Status,
    string ClassName,
    TrafficType? TrafficType,
    string TrafficTypeFrom,
    string Revision,
    int ReadyPods,
    int WantedPods,
    int Bound,
    int Refused,
    string Addresses,
    StatusCondition? Programmed,
    AllowedRoutes? Allowed) : TableRow(Key)
{
    /// <inheritdoc/>
    public override string State => WaypointStatuses.IdOf(Status);

    /// <inheritdoc/>
    public override string Type => TrafficType is { } type ? BindingWords.Of(type) : "";

    /// <inheritdoc/>
    public override string SearchText { get; } = Words(
        Key.QualifiedName, ClassName, Revision, Addresses, Allowed is null ? "" : BindingWords.ShortOf(Allowed), Programmed?.Reason, TrafficType is { } type ? BindingWords.Of(type) : "", WaypointStatuses.LabelOf(Status));
}
