namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is broken.</summary>
    Info,

    /// <summary>Something does not do what was probably meant.</summary>
    Warning,

    /// <summary>Traffic fails now, or a protection is not in force.</summary>
    Error,
}
