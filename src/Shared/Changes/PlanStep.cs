using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>One step of a plan.</summary>
public abstract record PlanStep
{
    private PlanStep()
    {
    }

    /// <summary>The object that the step is about.</summary>
    public abstract ObjectKey Target { get; init; }

    /// <summary>Server-side apply of a whole object, field manager <c>waypoint-dashboard</c>.</summary>
    /// <param name="Target">The object.</param>
    /// <param name="Manifest">The applied configuration, as JSON.</param>
    public sealed record Apply(ObjectKey Target, string Manifest) : PlanStep
    {
        /// <inheritdoc/>
        public override ObjectKey Target { get; init; } = Target;
    }

    /// <summary>A JSON merge patch, sent with the resource version that was previewed.</summary>
    /// <param name="Target">The object.</param>
    /// <param name="MergePatch">The patch without a resource version, as JSON.</param>
    public sealed record Patch(ObjectKey Target, string MergePatch) : PlanStep
    {
        /// <inheritdoc/>
        public override ObjectKey Target { get; init; } = Target;
    }

    /// <summary>A JSON patch (RFC 6902) for lists whose other entries must stay as they are, sent with the resource version that was previewed.</summary>
    /// <param name="Target">The object.</param>
    /// <param name="Operations">The operations without a resource version, as JSON; <c>test</c> operations guard the list's order.</param>
    public sealed record EditList(ObjectKey Target, string Operations) : PlanStep
    {
        /// <inheritdoc/>
        public override ObjectKey Target { get; init; } = Target;
    }

    /// <summary>A deletion, of the incarnation that was previewed.</summary>
    /// <param name="Target">The object.</param>
    public sealed record Delete(ObjectKey Target) : PlanStep
    {
        /// <inheritdoc/>
        public override ObjectKey Target { get; init; } = Target;
    }

    /// <summary>Waiting, from the watch, until a Gateway is programmed and has an address.</summary>
    /// <param name="Target">The Gateway.</param>
    public sealed record WaitForProgrammed(ObjectKey Target) : PlanStep
    {
        /// <inheritdoc/>
        public override ObjectKey Target { get; init; } = Target;
    }
}
