using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>What will be done, in order: safe for traffic at every step.</summary>
/// <param name="Title">The plan in a few words, such as <c>Deploy waypoint shop/waypoint and enroll shop</c>.</param>
/// <param name="Intent">What it was planned from.</param>
/// <param name="Steps">The steps in order; none when the cluster is already as wanted.</param>
/// <param name="Notices">What an operator should know before applying.</param>
public sealed record ChangePlan(string Title, ChangeIntent Intent, ValueList<PlanStep> Steps, ValueList<PlanNotice> Notices);
