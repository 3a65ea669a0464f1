namespace WaypointDashboard.Sandbox.Patching;

/// <summary>What a list is to those who merge it.</summary>
internal enum ListShapeKind
{
    Atomic,
    Set,
    Map,
}
