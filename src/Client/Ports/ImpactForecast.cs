using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Ports;

/// <summary>What a preview would do, all of it compared with one and the same state of the cluster.</summary>
/// <param name="Impact">In words: bindings, enforcement, findings.</param>
/// <param name="Picture">The part of the topology that it affects, before and after.</param>
public sealed record ImpactForecast(Impact Impact, ImpactPicture Picture);
