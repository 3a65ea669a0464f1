using System.Collections.Immutable;

namespace WaypointDashboard.Sandbox.Storage;

/// <summary>Objects of one kind at one moment, in the order of their names.</summary>
/// <param name="Items">The objects.</param>
/// <param name="Version">The version of the store at that moment: watch from here.</param>
public sealed record StoreList(ImmutableArray<StoredObject> Items, long Version);
