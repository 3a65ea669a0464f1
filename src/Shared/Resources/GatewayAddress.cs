namespace WaypointDashboard.Shared.Resources;

/// <summary>An address of a Gateway.</summary>
/// <param name="Type"><c>IPAddress</c> (also when absent) or <c>Hostname</c>.</param>
/// <param name="Value">The address.</param>
public sealed record GatewayAddress(string Type, string Value);
