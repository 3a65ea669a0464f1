namespace WaypointDashboard.Client.Theme;

/// <summary>Light or dark, as the operator wants it.</summary>
public enum ThemeChoice
{
    /// <summary>As the operating system has it, now and when it changes.</summary>
    System,

    /// <summary>Always light.</summary>
    Light,

    /// <summary>Always dark.</summary>
    Dark,
}
