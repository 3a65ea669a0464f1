using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>The label that decided a binding, as it is written.</summary>
internal static class WaypointField
{
    /// <summary>The label with its value, such as <c>istio.io/use-waypoint=waypoint</c>, with the namespace's label where there is one; null when there is none.</summary>
    public static string? Of(ResourceIndex resources, ObjectKey? decidedBy)
    {
        var labels = decidedBy is { } key ? resources.Find(key)?.EffectiveLabels : null;
        return labels?[IstioNames.UseWaypoint] is not { } name ? null
            : labels[IstioNames.UseWaypointNamespace] is { } home ? $"{IstioNames.UseWaypoint}={name}, {IstioNames.UseWaypointNamespace}={home}"
            : $"{IstioNames.UseWaypoint}={name}";
    }

    /// <summary>Where the label stands, in words: <c>by its own label</c>, <c>by the label of namespace shop</c>.</summary>
    public static string Where(ObjectKey target, ObjectKey? decidedBy) => decidedBy is { Kind: ResourceKind.Namespace } home && target.Kind != ResourceKind.Namespace
        ? $"by the label of namespace {home.Name}"
        : "by its own label";
}
