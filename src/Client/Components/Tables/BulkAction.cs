using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Tables;

/// <summary>A change that can be started for many rows at once.</summary>
/// <param name="Label">What the button says.</param>
/// <param name="Icon">The button's icon.</param>
/// <param name="Plan">The form that it opens, filled in; null when it applies to none of them.</param>
/// <param name="WhenNone">What is said when it applies to none of them.</param>
public sealed record BulkAction(string Label, string Icon, Func<IReadOnlyCollection<ObjectKey>, LiveMesh, ChangeIntent?> Plan, string WhenNone);
