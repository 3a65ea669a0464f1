using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Pages.Migrate;

/// <summary>An object that names the old waypoint.</summary>
/// <param name="Key">The object.</param>
/// <param name="Weight">The share of its connections that the new one takes, in percent; null when it has no canary or another one.</param>
/// <param name="CanShare">Whether istiod reads a canary on objects of its kind.</param>
public sealed record MigrationItem(ObjectKey Key, int? Weight, bool CanShare);
