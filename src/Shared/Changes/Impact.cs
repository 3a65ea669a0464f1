using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>What a change does to traffic: the cluster before and after, compared.</summary>
/// <param name="Verdict">The short version, one sentence a fact, the gravest first; a single one that says so when nothing changes.</param>
/// <param name="Bindings">The services and workloads whose waypoint changes, in order of their keys.</param>
/// <param name="Enforcement">The policies and routes that start or stop to be in force, in order of their keys.</param>
/// <param name="Appearing">The findings that appear, the gravest first.</param>
/// <param name="Going">The findings that go.</param>
public sealed record Impact(
    ValueList<ImpactFact> Verdict,
    ValueList<BindingShift> Bindings,
    ValueList<EnforcementShift> Enforcement,
    ValueList<Finding> Appearing,
    ValueList<Finding> Going)
{
    /// <summary>Whether traffic and findings stay as they are.</summary>
    public bool IsEmpty => Bindings.Count == 0 && Enforcement.Count == 0 && Appearing.Count == 0 && Going.Count == 0;
}
