namespace WaypointDashboard.Client.Ports;

/// <summary>The cases of a step that cannot be done.</summary>
public enum StepProblemKind
{
    /// <summary>RBAC does not let the operator.</summary>
    Forbidden,

    /// <summary>Another manager owns a field: forcing is a second, explicit step.</summary>
    Conflict,

    /// <summary>The object changed since the preview.</summary>
    ChangedSince,

    /// <summary>The object is not there (any more).</summary>
    NotFound,

    /// <summary>The server does not accept it.</summary>
    Rejected,

    /// <summary>The API server could not be reached, or did not answer.</summary>
    Unreachable,

    /// <summary>The waypoint was not programmed in time.</summary>
    TimedOut,

    /// <summary>Applying is switched off.</summary>
    ReadOnly,
}
