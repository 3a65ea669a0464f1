namespace WaypointDashboard.Shared.Resources;

/// <summary>An entry of <c>status.conditions</c>.</summary>
/// <param name="Type">Such as <c>Programmed</c>.</param>
/// <param name="Status"><c>True</c>, <c>False</c> or <c>Unknown</c>.</param>
/// <param name="Reason">The machine-readable reason; empty when absent.</param>
/// <param name="Message">The text for people; empty when absent.</param>
/// <param name="LastTransitionAt">When the status changed last; null when absent.</param>
public sealed record StatusCondition(string Type, string Status, string Reason, string Message, DateTimeOffset? LastTransitionAt = null)
{
    /// <summary>Whether the status is <c>True</c>.</summary>
    public bool IsTrue => Status == "True";
}
