namespace WaypointDashboard.Sandbox;

/// <summary>The size of a generated cluster.</summary>
public sealed record SandboxScale(int Pods = 10_000, int Services = 1_500, int Namespaces = 100);
