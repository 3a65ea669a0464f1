using System.Collections.Immutable;

namespace WaypointDashboard.Sandbox.Storage;

/// <summary>What a watch has to tell since it was last read.</summary>
/// <param name="Events">The changes, in their order.</param>
/// <param name="Version">Everything up to here has been told.</param>
/// <param name="Expired">The reader was too slow, or asked from too long ago: changes in between are forgotten. List again.</param>
/// <param name="Changed">Completes when there is more to read.</param>
public sealed record WatchBatch(ImmutableArray<StoreEvent> Events, long Version, bool Expired, Task Changed);
