using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Client.Components.Tables;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Pages.Namespaces;

/// <summary>A namespace.</summary>
/// <param name="Key">The Namespace.</param>
/// <param name="Mode">How its pods take part in the mesh, as it asks.</param>
/// <param name="Enrollment">What its label asks for and what becomes of it.</param>
/// <param name="Services">How many Services and ServiceEntries it holds that a waypoint could serve.</param>
/// <param name="BoundServices">How many of those are bound to a waypoint.</param>
/// <param name="Pods">How many pods it holds that ztunnel could capture.</param>
/// <param name="CapturedPods">How many of those are captured.</param>
public sealed record NamespaceRow(
    ObjectKey Key,
    MeshMode Mode,
    NamespaceEnrollment Enrollment,
    int Services,
    int BoundServices,
    int Pods,
    int CapturedPods) : TableRow(Key)
{
    /// <summary>The share of captured pods in percent; null when there are no pods.</summary>
    public int? CapturedShare => Pods == 0 ? null : (int)(100L * CapturedPods / Pods);

    /// <inheritdoc/>
    public override string State => Enrollment.StateId;

    /// <inheritdoc/>
    public override string Type => IdOf(Mode);

    /// <inheritdoc/>
    public override string SearchText { get; } = Words(Key.Name, IdOf(Mode), Enrollment.Waypoint?.ToString(), Enrollment.Refusal?.Reason.ToString(), Enrollment.StateId);

    /// <summary>A mode as the URL says it.</summary>
    public static string IdOf(MeshMode mode) => mode switch
    {
        MeshMode.Ambient => "ambient",
        MeshMode.Sidecar => "sidecar",
        _ => "none",
    };
}
