namespace WaypointDashboard.Sandbox.Storage;

/// <summary>One change of one object.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Value">The object after the change; for a deletion its last state, with the version of the deletion.</param>
/// <param name="Previous">The object before the change; null when it was added.</param>
public sealed record StoreEvent(StoreEventKind Kind, StoredObject Value, StoredObject? Previous)
{
    /// <summary>The version of the store after this change.</summary>
    public long Version => Value.Version;
}
