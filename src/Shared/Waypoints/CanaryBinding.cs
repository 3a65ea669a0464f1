namespace WaypointDashboard.Shared.Waypoints;

/// <summary>The second waypoint of a service.</summary>
public abstract record CanaryBinding
{
    private CanaryBinding()
    {
    }

    /// <summary>The canary takes a share of the connections.</summary>
    /// <param name="Waypoint">The canary.</param>
    /// <param name="Weight">Its share in percent, 0 to 100; the primary gets the rest.</param>
    public sealed record Accepted(WaypointRef Waypoint, int Weight) : CanaryBinding;

    /// <summary>The canary is left out; the primary takes everything.</summary>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(BindingRefusal Refusal) : CanaryBinding;
}
