namespace WaypointDashboard.Shared.Resources;

/// <summary>The controller that owns an object, in the same namespace.</summary>
/// <param name="Kind">The owner's Kubernetes kind, which need not be one of ours.</param>
/// <param name="Name">The owner's name.</param>
public sealed record OwnerReference(string Kind, string Name);
