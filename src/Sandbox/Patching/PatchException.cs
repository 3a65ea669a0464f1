namespace WaypointDashboard.Sandbox.Patching;

/// <summary>A patch that does not fit the object, or is none.</summary>
internal sealed class PatchException(string message) : Exception(message)
{
    /// <summary>Whether the patch itself cannot be read, whatever it is applied to.</summary>
    public bool IsMalformed { get; init; }
}
