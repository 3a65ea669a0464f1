using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>What can carry <c>istio.io/use-waypoint</c>.</summary>
public static class EnrollmentTarget
{
    /// <summary>Whether istiod reads the label on objects of this kind.</summary>
    public static bool IsEnrollable(ResourceKind kind) => kind
        is ResourceKind.Namespace or ResourceKind.Service or ResourceKind.ServiceEntry or ResourceKind.Pod or ResourceKind.WorkloadEntry;

    /// <summary>The namespace in which a name without a namespace is looked for: the object's own, and for a Namespace itself.</summary>
    public static string HomeOf(ObjectKey key) => key.Kind == ResourceKind.Namespace ? key.Name : key.Namespace;
}
