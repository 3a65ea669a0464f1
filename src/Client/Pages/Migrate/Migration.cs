using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Pages.Migrate;

/// <summary>How the replacement of one waypoint by another stands.</summary>
/// <param name="From">The old waypoint.</param>
/// <param name="To">The new waypoint.</param>
/// <param name="Stage">How far it is.</param>
/// <param name="Old">The old waypoint's Gateway; null when it is gone.</param>
/// <param name="New">The new waypoint's Gateway; null when it is not there.</param>
/// <param name="Items">The objects that name the old one, in order of their keys.</param>
/// <param name="Moved">The objects that name the new one, in order of their keys.</param>
/// <param name="Leftovers">The objects whose canary label names the new one although it is their primary by now.</param>
/// <param name="Findings">What is wrong with the new waypoint and those who name it, the gravest first.</param>
public sealed record Migration(
    WaypointRef From,
    WaypointRef To,
    MigrationStage Stage,
    Waypoint? Old,
    Waypoint? New,
    ValueList<MigrationItem> Items,
    ValueList<ObjectKey> Moved,
    ValueList<ObjectKey> Leftovers,
    ValueList<Finding> Findings)
{
    /// <summary>The objects that can have a canary.</summary>
    public ValueList<ObjectKey> Sharing => [.. Items.Where(item => item.CanShare).Select(item => item.Key)];

    /// <summary>The objects of which the new waypoint takes a share now.</summary>
    public ValueList<ObjectKey> Shared => [.. Items.Where(item => item.Weight is not null).Select(item => item.Key)];

    /// <summary>The share that all of them have; null when they differ or none has one.</summary>
    public int? Weight => Items.Where(item => item.CanShare).Select(item => item.Weight).Distinct().ToList() is [{ } weight] ? weight : null;
}
