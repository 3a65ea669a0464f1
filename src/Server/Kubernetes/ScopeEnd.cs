namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Why the watch of a scope has ended.</summary>
/// <param name="IsForbidden">True when RBAC does not let us, false when the server does not serve the kind.</param>
/// <param name="Detail">What the server said.</param>
internal sealed record ScopeEnd(bool IsForbidden, string Detail);
