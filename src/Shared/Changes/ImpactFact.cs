using WaypointDashboard.Shared.Diagnostics;

namespace WaypointDashboard.Shared.Changes;

/// <summary>A sentence of the verdict.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Text">Such as <c>3 services lose 2 L7 authorization policies.</c></param>
public sealed record ImpactFact(Severity Severity, string Text);
