namespace WaypointDashboard.Client.Ports;

/// <summary>How the connection to an API server is.</summary>
/// <param name="State">The state.</param>
/// <param name="Since">Since when.</param>
/// <param name="Detail">What went wrong and what to do, in a sentence; empty when live.</param>
/// <param name="ServerVersion">Such as <c>v1.33.1</c>; empty before the first answer.</param>
public sealed record ConnectionStatus(ConnectionState State, DateTimeOffset Since, string Detail = "", string ServerVersion = "");
