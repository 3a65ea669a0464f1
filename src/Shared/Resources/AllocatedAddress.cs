namespace WaypointDashboard.Shared.Resources;

/// <summary>A virtual address that istiod allocated to a host of a ServiceEntry.</summary>
/// <param name="Value">The address.</param>
/// <param name="Host">The host; empty where an old istiod allocated to all hosts together.</param>
public sealed record AllocatedAddress(string Value, string Host);
