using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>An object as a change would leave it.</summary>
/// <param name="Key">The object.</param>
/// <param name="After">What it will be; null when it will be gone.</param>
public sealed record PlannedObject(ObjectKey Key, MeshResource? After);
