namespace WaypointDashboard.Sandbox.Storage;

/// <summary>What a deletion does to the objects that name the deleted one as their owner.</summary>
public enum PropagationPolicy
{
    Background,
    Foreground,
    Orphan,
}
