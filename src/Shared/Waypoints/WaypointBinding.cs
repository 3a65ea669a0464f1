using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Waypoints;

/// <summary>What istiod decides about a service or workload. Never mixed up with what its label asks for.</summary>
public abstract record WaypointBinding
{
    private WaypointBinding()
    {
    }

    /// <summary>The object whose label decided: the object itself or its Namespace; null when no label had a say.</summary>
    public abstract ObjectKey? DecidedBy { get; init; }

    /// <summary>No waypoint is asked for, or what is asked for does not apply to this kind of object.</summary>
    /// <param name="DecidedBy">See <see cref="WaypointBinding"/>.</param>
    /// <param name="Cause">Why there is none.</param>
    public sealed record None(ObjectKey? DecidedBy, NoBindingCause Cause) : WaypointBinding
    {
        /// <inheritdoc/>
        public override ObjectKey? DecidedBy { get; init; } = DecidedBy;
    }

    /// <summary>The object itself carries <c>istio.io/use-waypoint: none</c>.</summary>
    /// <param name="DecidedBy">See <see cref="WaypointBinding"/>.</param>
    public sealed record OptedOut(ObjectKey? DecidedBy) : WaypointBinding
    {
        /// <inheritdoc/>
        public override ObjectKey? DecidedBy { get; init; } = DecidedBy;
    }

    /// <summary>Bound to a waypoint.</summary>
    /// <param name="DecidedBy">See <see cref="WaypointBinding"/>.</param>
    /// <param name="Waypoint">The waypoint.</param>
    /// <param name="Canary">The canary that is asked for; null when none is.</param>
    public sealed record Bound(ObjectKey? DecidedBy, WaypointRef Waypoint, CanaryBinding? Canary = null) : WaypointBinding
    {
        /// <summary>The waypoints that get its connections, all of them or a share.</summary>
        public IEnumerable<WaypointRef> Serving => Canary switch
        {
            CanaryBinding.Accepted { Weight: 100 } canary => [canary.Waypoint],
            CanaryBinding.Accepted { Weight: > 0 } canary => [Waypoint, canary.Waypoint],
            _ => [Waypoint],
        };

        /// <inheritdoc/>
        public override ObjectKey? DecidedBy { get; init; } = DecidedBy;
    }

    /// <summary>A waypoint is asked for and istiod refuses: traffic goes direct, without L7 policy.</summary>
    /// <param name="DecidedBy">See <see cref="WaypointBinding"/>.</param>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(ObjectKey? DecidedBy, BindingRefusal Refusal) : WaypointBinding
    {
        /// <inheritdoc/>
        public override ObjectKey? DecidedBy { get; init; } = DecidedBy;
    }
}
