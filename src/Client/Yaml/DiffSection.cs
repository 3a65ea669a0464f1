using System.Collections.Immutable;

namespace WaypointDashboard.Client.Yaml;

/// <summary>Lines of a comparison that stand together.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="IsFoldable">Whether nothing changes in them nor near them, so that they can be left out.</param>
public sealed record DiffSection(ImmutableArray<DiffLine> Lines, bool IsFoldable);
