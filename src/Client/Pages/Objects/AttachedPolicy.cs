using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Pages.Objects;

/// <summary>A policy or route that has to do with the object.</summary>
/// <param name="Policy">The policy or route.</param>
/// <param name="Target">What it is attached to; null when that is not said, or is the object itself.</param>
/// <param name="IsInForce">Whether it does anything.</param>
/// <param name="Where">Where it is in force, in a few words; empty when nowhere.</param>
/// <param name="Why">Why it is in force there, or nowhere.</param>
public sealed record AttachedPolicy(ObjectKey Policy, ObjectKey? Target, bool IsInForce, string Where, string Why);
