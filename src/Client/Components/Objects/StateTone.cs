namespace WaypointDashboard.Client.Components.Objects;

/// <summary>How a state is to be taken.</summary>
public enum StateTone
{
    /// <summary>Nothing to say about it.</summary>
    Quiet,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>To be looked at.</summary>
    Warn,

    /// <summary>Broken.</summary>
    Bad,
}
