namespace WaypointDashboard.Client.Pages.Services;

/// <summary>Whether istiod's own condition says what the labels lead to.</summary>
public enum Confirmation
{
    /// <summary>istiod writes no condition on such an object.</summary>
    NotApplicable,

    /// <summary>It says the same.</summary>
    Confirmed,

    /// <summary>It has not been written (yet).</summary>
    Awaited,

    /// <summary>It says something else: it is old, or the control plane is down or of another version.</summary>
    Differs,
}
