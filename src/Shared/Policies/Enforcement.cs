using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Policies;

/// <summary>Where a policy or route is in force, or why it is not.</summary>
public abstract record Enforcement
{
    private Enforcement()
    {
    }

    /// <summary>One sentence for an operator.</summary>
    public abstract string Why { get; init; }

    /// <summary>In force at a waypoint.</summary>
    /// <param name="Waypoint">The waypoint.</param>
    /// <param name="Why">See <see cref="Enforcement"/>.</param>
    public sealed record AtWaypoint(WaypointRef Waypoint, string Why) : Enforcement
    {
        /// <inheritdoc/>
        public override string Why { get; init; } = Why;
    }

    /// <summary>In force at every waypoint of Istio's class, whatever its namespace.</summary>
    /// <param name="Why">See <see cref="Enforcement"/>.</param>
    public sealed record AtEveryWaypoint(string Why) : Enforcement
    {
        /// <inheritdoc/>
        public override string Why { get; init; } = Why;
    }

    /// <summary>In force at the ztunnel in front of captured pods.</summary>
    /// <param name="Namespace">The pods' namespace; null when it applies in all namespaces.</param>
    /// <param name="Selector">The pods' labels; null when all are meant.</param>
    /// <param name="Omitted">The HTTP attributes that are left out there; empty when it is enforced as written.</param>
    /// <param name="Why">See <see cref="Enforcement"/>.</param>
    public sealed record AtZtunnel(string? Namespace, LabelSet? Selector, ValueList<string> Omitted, string Why) : Enforcement
    {
        /// <inheritdoc/>
        public override string Why { get; init; } = Why;
    }

    /// <summary>In force at a gateway that is no waypoint.</summary>
    /// <param name="Gateway">The Gateway; null when it is one of the kind that is not watched.</param>
    /// <param name="Why">See <see cref="Enforcement"/>.</param>
    public sealed record AtGateway(ObjectKey? Gateway, string Why) : Enforcement
    {
        /// <inheritdoc/>
        public override string Why { get; init; } = Why;
    }

    /// <summary>In force at no proxy of the ambient mesh.</summary>
    /// <param name="Cause">The cause.</param>
    /// <param name="Why">See <see cref="Enforcement"/>.</param>
    public sealed record Nowhere(NotEnforcedCause Cause, string Why) : Enforcement
    {
        /// <summary>What a bound service that is headless makes of all that is attached to it.</summary>
        public static Nowhere Headless(ObjectKey service, WaypointRef waypoint) => new(
            NotEnforcedCause.TargetHeadless,
            $"Service {service.QualifiedName} is bound to {waypoint}, but it is headless: clients address its pods and pass the waypoint by.");

        /// <inheritdoc/>
        public override string Why { get; init; } = Why;
    }
}
