using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Something to know before a plan is applied.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Object">What it is about.</param>
/// <param name="Text">The sentence.</param>
public sealed record PlanNotice(Severity Severity, ObjectKey Object, string Text);
