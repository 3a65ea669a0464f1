namespace WaypointDashboard.Sandbox.Api.Authorization;

/// <summary>Whether something is allowed, and by which binding.</summary>
internal sealed record AccessDecision(bool Allowed, string Reason);
