using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>Whether an object is for the istiod of this cluster, or for a revision that it does not run.</summary>
internal static class Revisions
{
    public const string Label = "istio.io/rev";
    private const string Default = "default";

    public static bool IsMine(ClusterView view, StoredObject value)
    {
        var wanted = value.Labels.GetValueOrDefault(Label) ?? view.NamespaceLabels(value.Namespace).GetValueOrDefault(Label);
        return wanted is null or "" or Default || view.In(ResourceTypes.Deployment, "istio-system").Any(istiod => istiod.Labels.GetValueOrDefault("app") == "istiod" && istiod.Labels.GetValueOrDefault(Label) == wanted);
    }
}
