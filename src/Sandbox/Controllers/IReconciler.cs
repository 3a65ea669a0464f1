using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers;

/// <summary>Keeps objects of one kind as they should be. Called by one loop, never twice at once; what it writes comes back to it as a change.</summary>
internal interface IReconciler
{
    /// <summary>Which objects a change concerns.</summary>
    IEnumerable<ObjectRef> Affected(StoreEvent change);

    /// <summary>Brings one object, and what belongs to it, to where it should be. Writes only what differs.</summary>
    /// <returns>When to look at it again although nothing has changed; null = only when something changes.</returns>
    TimeSpan? Reconcile(ObjectRef item);
}
