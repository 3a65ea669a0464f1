namespace WaypointDashboard.Client.Ports;

/// <summary>How a run stands.</summary>
public enum RunState
{
    /// <summary>Steps are being done.</summary>
    Running,

    /// <summary>All steps were done.</summary>
    Succeeded,

    /// <summary>A step failed; the later ones were not done.</summary>
    Failed,

    /// <summary>The dashboard stopped while it ran.</summary>
    Interrupted,
}
