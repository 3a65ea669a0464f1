using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Ports;

/// <summary>Exactly what a plan will do.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Steps">A preview of each of its steps, in order.</param>
/// <param name="Digest">A digest over the plan and the versions of the objects that it touches; what is applied must have the same.</param>
public sealed record PlanPreview(ChangePlan Plan, ValueList<StepPreview> Steps, string Digest)
{
    /// <summary>Whether nothing stands in the way of applying it.</summary>
    public bool CanApply => Plan.Steps.Count > 0 && Steps.All(step => step.Problem is null);
}
