using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Ports;

/// <summary>A plan that is being applied, or was.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Actor">Who applied it.</param>
/// <param name="StartedAt">When.</param>
/// <param name="EndedAt">When it ended; null while it runs.</param>
/// <param name="Preview">What was previewed.</param>
/// <param name="State">How it stands.</param>
/// <param name="Steps">How each step stands.</param>
public sealed record PlanRun(
    Guid Id,
    string Cluster,
    string Actor,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    PlanPreview Preview,
    RunState State,
    ValueList<StepRun> Steps);
