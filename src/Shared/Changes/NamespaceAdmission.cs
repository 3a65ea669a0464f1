using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>What lets a namespace use a waypoint that refuses it with AttachmentDenied, and keeps letting in those that it lets in today.</summary>
internal static class NamespaceAdmission
{
    /// <summary>The form; null where none does it, as where labels decide in a way that one label does not meet.</summary>
    /// <param name="resources">The cluster.</param>
    /// <param name="waypoint">The waypoint that refuses.</param>
    /// <param name="home">The namespace that it refuses.</param>
    public static SuggestedChange? For(ResourceIndex resources, Waypoint waypoint, string home)
    {
        if (Required(waypoint) is { Count: > 0 } labels)
        {
            return resources.FindNamespace(home) is null
                ? null
                : new($"Label namespace {home} with {labels}", new ChangeIntent.EditMetadata(
                    ObjectKey.ForNamespace(home), labels.Select(label => KeyValuePair.Create(label.Key, (string?)label.Value)).ToValueList(), []));
        }

        if (!waypoint.IsWaypointClass || (waypoint.ListenerIndex is null && !HasListenerToCorrect(waypoint)))
        {
            return null;
        }

        // A listener that is no HBONE listener says nothing to istiod; what it says counts once it is one.
        var written = waypoint.ListenerIndex is null ? AllowedRoutes.Read(waypoint.Gateway.Listeners[0]) : waypoint.AllowedRoutes;
        if (waypoint.ListenerIndex is null && written.Allows(waypoint.Gateway.Namespace, home, resources.FindNamespace(home)?.Labels ?? LabelSet.Empty))
        {
            return new($"Correct the listener of {waypoint.Reference}", new ChangeIntent.SetWaypointListener(waypoint.Reference));
        }

        return ByName(written, waypoint.Gateway.Namespace) is { } names
            ? new($"Allow namespace {home} on {waypoint.Reference}", new ChangeIntent.SetAllowedNamespaces(waypoint.Reference, AllowedNamespaces.Named(names.Append(home))))
            : null;
    }

    /// <summary>The labels that a namespace needs to be let in; null where they are not what decides, or its name is among them.</summary>
    public static LabelSet? Required(Waypoint waypoint) =>
        waypoint.AllowedRoutes is AllowedRoutes.Selected { Selector: { MatchExpressions.Count: 0 } selector } && !selector.MatchLabels.Has(IstioNames.NamespaceName)
            ? selector.MatchLabels
            : null;

    /// <summary>Whether the one thing wrong with a waypoint's listener is that it is no HBONE listener.</summary>
    public static bool HasListenerToCorrect(Waypoint waypoint) => waypoint is { Binding: null, Gateway.Listeners.Count: > 0 };

    // Null where labels decide, which a list of names would not keep.
    private static IEnumerable<string>? ByName(AllowedRoutes routes, string own) => routes switch
    {
        AllowedRoutes.Same => [own],
        AllowedRoutes.Selected { Selector: null } => [],
        AllowedRoutes.Selected { Selector: { MatchLabels.Count: 0, MatchExpressions: [{ Key: IstioNames.NamespaceName, Operator: "In" } names] } } => names.Values,
        AllowedRoutes.Selected { Selector: { MatchLabels: { Count: 1 } labels, MatchExpressions.Count: 0 } } when labels[IstioNames.NamespaceName] is { } name => [name],
        _ => null,
    };
}
