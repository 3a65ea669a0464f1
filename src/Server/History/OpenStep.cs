using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Server.History;

/// <summary>A step that has ended of which nobody knows yet whether it was done.</summary>
/// <param name="Run">The run.</param>
/// <param name="Ordinal">Its place in the plan, from 0.</param>
/// <param name="Step">The step.</param>
/// <param name="Before">The object as previewed, as JSON; empty for none.</param>
/// <param name="Planned">The object as the step was to leave it, as JSON; empty for none.</param>
/// <param name="Problem">What is said of it so far.</param>
internal sealed record OpenStep(Guid Run, int Ordinal, PlanStep Step, string Before, string Planned, string Problem);
