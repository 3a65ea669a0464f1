namespace WaypointDashboard.Client.Ports;

/// <summary>How to apply a plan.</summary>
/// <param name="ForceConflicts">Whether to take fields over from other managers. A second, explicit step for an operator.</param>
/// <param name="ProgrammedTimeout">How long to wait for a waypoint to be programmed; null for 90 s, as <c>istioctl</c> does.</param>
/// <param name="Undoes">The run that this one undoes; null when it is no undo.</param>
public sealed record ApplyOptions(bool ForceConflicts = false, TimeSpan? ProgrammedTimeout = null, Guid? Undoes = null)
{
    /// <summary>How long a plan waits for a waypoint when nobody says otherwise.</summary>
    public static readonly TimeSpan DefaultProgrammedTimeout = TimeSpan.FromSeconds(90);
}
