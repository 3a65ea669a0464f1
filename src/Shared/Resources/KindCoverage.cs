namespace WaypointDashboard.Shared.Resources;

/// <summary>How far a kind is known.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Namespace">The namespace that this watch is limited to; null for the whole cluster.</param>
/// <param name="State">The state of the watch.</param>
/// <param name="Since">Since when; null before the first list.</param>
/// <param name="Detail">What the server said, for forbidden and stale ones; empty otherwise.</param>
public sealed record KindCoverage(ResourceKind Kind, string? Namespace, WatchState State, DateTimeOffset? Since = null, string Detail = "");
