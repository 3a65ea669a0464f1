using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Waypoints;

/// <summary>The condition <c>istio.io/VisibilityApplied</c> of ServiceEntries, which istiod writes only where the mesh configures visibility (pilot/pkg/model/service.go, GetConditions).</summary>
public static class VisibilityAppliedCondition
{
    /// <summary>The reason that istiod writes on an object; null when it writes nothing.</summary>
    /// <param name="target">The object.</param>
    /// <param name="resources">The objects around it.</param>
    public static string? ExpectedReason(MeshResource target, ResourceIndex resources) =>
        target is ServiceEntryResource && MeshConfigResource.Find(resources) is { ServiceEntryVisibility.Count: > 0 } config
            ? ReasonOf(ServiceEntryVisibility.Of(config, resources.FindNamespace(target.Namespace)?.Labels ?? LabelSet.Empty))
            : null;

    private static string? ReasonOf(string visibility) => visibility switch
    {
        ServiceEntryVisibility.Everywhere => "Public",
        ServiceEntryVisibility.InNamespace => "Namespace",
        _ => null, // An entry that is seen nowhere gets no condition at all.
    };
}
