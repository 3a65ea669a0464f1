namespace WaypointDashboard.Client.Ports;

/// <summary>The state of a connection to an API server.</summary>
public enum ConnectionState
{
    /// <summary>Nothing has been heard yet.</summary>
    Connecting,

    /// <summary>Watches run.</summary>
    Live,

    /// <summary>It was live; it is tried again.</summary>
    Reconnecting,

    /// <summary>The server does not accept our credentials.</summary>
    Unauthorized,
}
