using System.Collections.Immutable;
using MudBlazor;
using WaypointDashboard.Client.Components.Tables;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Components.Objects;

/// <summary>The changes that can be started for many objects at once. Each leaves out what it does not apply to.</summary>
public static class BulkActions
{
    /// <summary>Those for what carries enrollment labels.</summary>
    public static ImmutableArray<BulkAction> Carriers { get; } =
    [
        new("Enroll", Icons.Material.Outlined.AddLink, (keys, live) => Enroll([.. keys.Where(key => AskedOf(key, live) is null)], live, null), "All of these are enrolled already: retarget them."),
        new("Retarget", Icons.Material.Outlined.MoveDown, Retarget, "None of these is enrolled: enroll them."),
        new("Un-enroll", Icons.Material.Outlined.LinkOff, Unenroll, "None of these carries a label of its own: what they use comes from their namespace. Opt out instead."),
        new("Opt out", Icons.Material.Outlined.Block, OptOut, "None of these uses a waypoint."),
    ];

    /// <summary>Those for namespaces.</summary>
    public static ImmutableArray<BulkAction> Namespaces { get; } =
    [
        .. Carriers,
        new("Put into ambient", Icons.Material.Outlined.Waves, JoinAmbient, "All of these are in the ambient mesh already."),
    ];

    /// <summary>Those for waypoints.</summary>
    public static ImmutableArray<BulkAction> Waypoints { get; } =
    [
        new("Retarget their users", Icons.Material.Outlined.MoveDown, RetargetAll, "Select one waypoint that has users, where there is another to move them to."),
        new("Delete", Icons.Material.Outlined.Delete, Delete, "None of these is a waypoint that exists."),
    ];

    private static ChangeIntent.Enroll? Enroll(ImmutableArray<ObjectKey> targets, LiveMesh live, WaypointRef? except) =>
        targets.IsEmpty ? null : new(new(targets), WaypointChoice.For(targets[0], live).Where(waypoint => waypoint != except).Cast<WaypointRef?>().FirstOrDefault());

    private static ChangeIntent.Enroll? Retarget(IReadOnlyCollection<ObjectKey> keys, LiveMesh live)
    {
        ImmutableArray<ObjectKey> enrolled = [.. keys.Where(key => AskedOf(key, live) is not null)];
        return enrolled.IsEmpty ? null : Enroll(enrolled, live, AskedOf(enrolled[0], live));
    }

    private static ChangeIntent.Unenroll? Unenroll(IReadOnlyCollection<ObjectKey> keys, LiveMesh live)
    {
        ImmutableArray<ObjectKey> labelled = [.. keys.Where(key => live.Mesh.Resources.Find(key)?.EffectiveLabels.Has(IstioNames.UseWaypoint) == true)];
        return labelled.IsEmpty ? null : new(new(labelled));
    }

    private static ChangeIntent.OptOut? OptOut(IReadOnlyCollection<ObjectKey> keys, LiveMesh live)
    {
        ImmutableArray<ObjectKey> users = [.. keys.Where(key => AskedOf(key, live) is not null)];
        return users.IsEmpty ? null : new(new(users));
    }

    private static ChangeIntent.JoinAmbient? JoinAmbient(IReadOnlyCollection<ObjectKey> keys, LiveMesh live)
    {
        ImmutableArray<ObjectKey> outside = [.. keys.Where(key => live.Mesh.Resources.Find(key)?.Labels[IstioNames.DataplaneMode] != IstioNames.Ambient)];
        return outside.IsEmpty ? null : new(new(outside));
    }

    private static ChangeIntent.RetargetAll? RetargetAll(IReadOnlyCollection<ObjectKey> keys, LiveMesh live)
    {
        if (keys.Count != 1)
        {
            return null;
        }

        var from = new WaypointRef(keys.First().Namespace, keys.First().Name);
        return ObjectActions.NamedBy(from, live).Any() && WaypointChoice.Default([ObjectKey.ForNamespace(from.Namespace)], live, from) is { } to ? new(from, to) : null;
    }

    private static ChangeIntent.DeleteWaypoints? Delete(IReadOnlyCollection<ObjectKey> keys, LiveMesh live)
    {
        ImmutableArray<WaypointRef> there = [.. keys.Where(key => live.Mesh.Resources.Find(key) is not null).Select(key => new WaypointRef(key.Namespace, key.Name))];
        return there.IsEmpty ? null : new(new(there));
    }

    /// <summary>The waypoint that an object asks for, by its own label or its namespace's.</summary>
    private static WaypointRef? AskedOf(ObjectKey key, LiveMesh live) => live.Mesh.Resources.Find(key) is NamespaceResource home
        ? UseWaypointLabel.Read(home.Labels, home.Name).Waypoint
        : live.Mesh.Bindings.Of(key) switch
        {
            WaypointBinding.Bound bound => bound.Waypoint,
            WaypointBinding.Refused refused => refused.Refusal.Waypoint,
            _ => null,
        };
}
