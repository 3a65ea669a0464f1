namespace WaypointDashboard.Server.Changes;

/// <summary>How changes are made.</summary>
public sealed class ChangeOptions
{
    /// <summary>Whether applying is switched off for all (<c>--read-only</c>). Previews still work.</summary>
    public bool ReadOnly { get; set; }
}
