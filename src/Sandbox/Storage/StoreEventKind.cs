namespace WaypointDashboard.Sandbox.Storage;

public enum StoreEventKind
{
    Added,
    Modified,
    Deleted,
}
