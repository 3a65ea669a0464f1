using System.Collections.Immutable;
using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Client.Navigation;
using WaypointDashboard.Client.Pages.Waypoints;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Pages.Objects;

/// <summary>The objects around a waypoint.</summary>
internal static class WaypointRelations
{
    public static IEnumerable<RelatedGroup> Of(GatewayResource gateway, LiveMesh live)
    {
        var here = live.Mesh.Resources.In(gateway.Namespace);
        var pods = WaypointsModel.PodsOf(gateway.Key, live).OrderBy(pod => pod.Name, StringComparer.Ordinal).ToList();
        return Consumers(new(gateway.Namespace, gateway.Name), live)
            .Append(ObjectRelations.Group("Its pods", pods.Select(pod => ObjectRelations.OfPod(pod, live))))
            .Append(ObjectRelations.Group("Made for it", Made(gateway, here)))
            .Append(ObjectRelations.Group("Scaling and disruption", Guards(gateway, pods, here)));
    }

    /// <summary>Those who name a waypoint, there or not.</summary>
    public static IEnumerable<RelatedGroup> Consumers(WaypointRef waypoint, LiveMesh live)
    {
        var named = ObjectActions.NamedBy(waypoint, live).ToLookup(key => key.Kind switch
        {
            ResourceKind.Namespace => "Namespaces that name it",
            ResourceKind.Service or ResourceKind.ServiceEntry => "Services that name it",
            _ => "Workloads that name it",
        });
        var search = $"?q={Uri.EscapeDataString(waypoint.ToString())}";
        yield return ObjectRelations.Group("Namespaces that name it", named["Namespaces that name it"].Select(key => new RelatedObject(key)), $"{DashboardRoutes.Namespaces}{search}");
        yield return ObjectRelations.Group("Services that name it", named["Services that name it"].Select(key => Consumer(key, waypoint, live)), $"{DashboardRoutes.Services}{search}");
        yield return ObjectRelations.Group("Workloads that name it", named["Workloads that name it"].Select(key => Consumer(key, waypoint, live)), $"{DashboardRoutes.Workloads}{search}");
    }

    private static RelatedObject Consumer(ObjectKey key, WaypointRef waypoint, LiveMesh live) => new(key, live.Mesh.Bindings.Of(key) switch
    {
        WaypointBinding.Bound bound when bound.Waypoint == waypoint => "bound",
        WaypointBinding.Bound { Canary: CanaryBinding.Accepted canary } when canary.Waypoint == waypoint => $"canary, {canary.Weight} %",
        WaypointBinding.Bound { Canary: CanaryBinding.Refused } => "canary, refused",
        WaypointBinding.Refused refused => $"refused: {refused.Refusal.Reason}",
        _ => "",
    });

    private static IEnumerable<RelatedObject> Made(GatewayResource gateway, NamespacePartition here) =>
        new[] { ResourceKind.Deployment, ResourceKind.Service, ResourceKind.ServiceAccount }
            .Select(kind => here.Find(kind, gateway.Name))
            .OfType<MeshResource>()
            .Where(made => made.Labels[IstioNames.GatewayName] == gateway.Name || made is ServiceAccountResource)
            .Select(made => new RelatedObject(made.Key, made is DeploymentResource deployment ? $"{deployment.ReadyReplicas}/{deployment.Replicas} ready" : ""));

    private static IEnumerable<RelatedObject> Guards(GatewayResource gateway, List<PodResource> pods, NamespacePartition here)
    {
        var autoscalers = here.All<AutoscalerResource>(ResourceKind.HorizontalPodAutoscaler)
            .Where(autoscaler => autoscaler.Target is { Kind: "Deployment" } target && target.Name == gateway.Name)
            .Select(autoscaler => new RelatedObject(autoscaler.Key, $"{autoscaler.MinReplicas} to {autoscaler.MaxReplicas} pods"));
        var budgets = here.All<DisruptionBudgetResource>(ResourceKind.PodDisruptionBudget)
            .Where(budget => pods.Any(pod => budget.Selector?.Matches(pod.Labels) == true))
            .Select(budget => new RelatedObject(budget.Key));
        return autoscalers.Concat(budgets);
    }
}
