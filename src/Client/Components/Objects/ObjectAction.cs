using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Client.Components.Objects;

/// <summary>A change that can be started from an object.</summary>
/// <param name="Label">What the button says.</param>
/// <param name="Icon">The button's icon.</param>
/// <param name="Intent">The form that it opens, filled in.</param>
public sealed record ObjectAction(string Label, string Icon, ChangeIntent Intent)
{
    /// <summary>Whether something is gone afterwards.</summary>
    public bool IsDestructive => Intent is ChangeIntent.DeleteWaypoints or ChangeIntent.DeleteObject;
}
