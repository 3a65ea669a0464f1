namespace WaypointDashboard.Client.Ports;

/// <summary>How a step stands.</summary>
public enum StepState
{
    /// <summary>Its turn has not come.</summary>
    Waiting,

    /// <summary>Under way.</summary>
    Running,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Failed: nothing was changed by it, as far as the server answered.</summary>
    Failed,

    /// <summary>Not done, because an earlier step failed.</summary>
    NotReached,

    /// <summary>Sent, but the answer never came: it may or may not have been done.</summary>
    Unknown,
}
