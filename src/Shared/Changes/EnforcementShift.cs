using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>A policy or route that starts or stops to be in force for an object.</summary>
/// <param name="Policy">The policy or route.</param>
/// <param name="For">The service, workload or waypoint that it is for.</param>
/// <param name="IsGained">True when it will be in force and is not now; false when it is now and will not be.</param>
/// <param name="Why">Why it is not in force before or after, in a sentence.</param>
public sealed record EnforcementShift(ObjectKey Policy, ObjectKey For, bool IsGained, string Why);
