namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>What istiod decides about an object's waypoint.</summary>
/// <param name="Reason">Why not; null if there is nothing wrong.</param>
/// <param name="Text">The waypoint as NS/NAME if bound, the message if refused, empty if none is asked for.</param>
internal sealed record WaypointVerdict(string? Reason, string Text)
{
    public static WaypointVerdict None { get; } = new(null, "");

    public bool IsBound => Reason is null && Text.Length > 0;

    /// <summary>What is wrong with the canary, although the primary is bound.</summary>
    public string? CanaryProblem { get; init; }
}
