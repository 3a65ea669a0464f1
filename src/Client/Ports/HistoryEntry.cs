using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Ports;

/// <summary>A plan that was applied.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Actor">Who applied it.</param>
/// <param name="Title">The plan in a few words.</param>
/// <param name="StartedAt">When its first step was about to begin.</param>
/// <param name="EndedAt">When it ended; null while it runs, and when it was interrupted.</param>
/// <param name="State">How it ended.</param>
/// <param name="Steps">What was done, in order.</param>
/// <param name="Undoes">The run that this one undid; null when it is no undo.</param>
public sealed record HistoryEntry(
    Guid Id,
    string Cluster,
    string Actor,
    string Title,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    RunState State,
    ValueList<HistoryStep> Steps,
    Guid? Undoes = null);
