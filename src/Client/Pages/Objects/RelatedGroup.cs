using System.Collections.Immutable;

namespace WaypointDashboard.Client.Pages.Objects;

/// <summary>Objects that have to do with the one that is shown, in the same way.</summary>
/// <param name="Title">In which way.</param>
/// <param name="Objects">The first of them.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Table">The table that shows all of them; null when there is none.</param>
public sealed record RelatedGroup(string Title, ImmutableArray<RelatedObject> Objects, int Total, string? Table = null);
