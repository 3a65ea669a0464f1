using System.Collections.Immutable;
using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Client.Navigation;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Pages.Objects;

/// <summary>The objects around an object.</summary>
internal static class ObjectRelations
{
    private const int Most = 12;

    private static readonly ResourceKind[] PolicyKinds =
    [
        ResourceKind.AuthorizationPolicy, ResourceKind.RequestAuthentication, ResourceKind.PeerAuthentication, ResourceKind.Telemetry, ResourceKind.WasmPlugin,
        ResourceKind.HTTPRoute, ResourceKind.GRPCRoute, ResourceKind.TCPRoute, ResourceKind.TLSRoute, ResourceKind.VirtualService, ResourceKind.DestinationRule,
    ];

    public static IEnumerable<RelatedGroup> Of(MeshResource resource, LiveMesh live) => All(resource, live).Where(group => group.Total > 0);

    public static RelatedGroup Group(string title, IEnumerable<RelatedObject> objects, string? table = null)
    {
        ImmutableArray<RelatedObject> all = [.. objects.OrderBy(related => related.Key)];
        return new(title, [.. all.Take(Most)], all.Length, table);
    }

    public static RelatedObject OfPod(PodResource pod, LiveMesh live)
    {
        var capture = CaptureStates.Of(pod, live.Mesh.Resources.FindNamespace(pod.Namespace));
        return new(pod.Key, $"{(pod.IsReady ? "ready" : pod.WaitingReason ?? pod.Phase)}{(capture == CaptureState.Proxy ? "" : $", {CaptureStates.LabelOf(capture).ToLowerInvariant()}")}");
    }

    /// <summary>The pods behind a Service or ServiceEntry.</summary>
    public static IEnumerable<PodResource> PodsOf(MeshResource service, LiveMesh live)
    {
        var selector = service switch
        {
            ServiceResource { Selector.Count: > 0 } own => own.Selector,
            ServiceEntryResource { WorkloadSelector: { Count: > 0 } own } => own,
            _ => null,
        };
        return selector is null ? [] : live.Mesh.Resources.In(service.Namespace).All<PodResource>(ResourceKind.Pod).Where(pod => pod.IsWorkload && pod.Labels.ContainsAll(selector));
    }

    private static IEnumerable<RelatedGroup> All(MeshResource resource, LiveMesh live)
    {
        var here = live.Mesh.Resources.In(resource.Namespace);
        return resource switch
        {
            GatewayResource gateway when GatewayRoles.Of(gateway, live.Mesh.Resources) == GatewayRole.Waypoint => WaypointRelations.Of(gateway, live),
            GatewayResource gateway => OfGateway(gateway, live),
            NamespaceResource home => OfNamespace(home, live),
            ServiceResource or ServiceEntryResource => OfService(resource, live),
            PodResource pod => OfPodObject(pod, live),
            DeploymentResource deployment => OfDeployment(deployment, live),
            ReplicaSetResource set => [Owner(set, live), Group("Its pods", here.All<PodResource>(ResourceKind.Pod).Where(pod => IsOwnedBy(pod, set)).Select(pod => OfPod(pod, live)))],
            AutoscalerResource autoscaler => [Named("Scales", live, ResourceKinds.Find(autoscaler.Target.Kind) is { } kind ? new(kind.Kind, autoscaler.Namespace, autoscaler.Target.Name) : null)],
            DisruptionBudgetResource budget => [Group("Protects", here.All<PodResource>(ResourceKind.Pod).Where(pod => budget.Selector?.Matches(pod.Labels) == true).Select(pod => OfPod(pod, live)))],
            GatewayClassResource gatewayClass => [Group("Its gateways", live.Mesh.Resources.All<GatewayResource>(ResourceKind.Gateway).Where(gateway => gateway.ClassName == gatewayClass.Name).Select(gateway => new RelatedObject(gateway.Key)))],
            EndpointSliceResource slice =>
            [
                Named("Service", live, slice.ServiceName.Length == 0 ? null : new(ResourceKind.Service, slice.Namespace, slice.ServiceName)),
                Group("Pods", slice.Endpoints.Where(endpoint => endpoint.PodName is not null).Select(endpoint => new RelatedObject(new(ResourceKind.Pod, slice.Namespace, endpoint.PodName!), endpoint.IsReady ? "ready" : "not ready"))),
            ],
            ServiceAccountResource account => [Group("Used by", here.All<PodResource>(ResourceKind.Pod).Where(pod => pod.ServiceAccount == account.Name).Select(pod => OfPod(pod, live)))],
            RouteResource route =>
            [
                Group("Attached to", new PolicyPlacements(live.Mesh).Of(route).Select(placement => placement.Target).OfType<ObjectKey>().Distinct().Select(key => There(key, live))),
                Group("Backends", IngressRoutes.BackendsOf(route).Concat(ServicesOf(here).Where(service => IngressRoutes.SendsTo(route, service)).Select(service => service.Key)).Distinct().Select(key => There(key, live))),
            ],
            PolicyResource policy => [Group("Attached to", policy.TargetRefs.Select(reference => PolicyPlacements.TargetOf(policy, reference)).OfType<ObjectKey>().Distinct().Select(key => There(key, live)))],
            _ => [],
        };
    }

    private static IEnumerable<RelatedGroup> OfGateway(GatewayResource gateway, LiveMesh live)
    {
        var routes = live.Mesh.Resources.PartitionNames
            .SelectMany(home => PolicyKinds.SelectMany(live.Mesh.Resources.In(home).All<MeshResource>))
            .OfType<RouteResource>()
            .Where(route => IngressRoutes.GatewaysOf(route).Contains(gateway.Key));
        return WaypointRelations.Of(gateway, live).Append(Group("Routes attached to it", routes.Select(route => new RelatedObject(route.Key))));
    }

    private static IEnumerable<RelatedGroup> OfNamespace(NamespaceResource home, LiveMesh live)
    {
        var here = live.Mesh.Resources.In(home.Name);
        var only = $"?namespaces={Uri.EscapeDataString(home.Name)}";
        return
        [
            Group("Gateways", here.All<GatewayResource>(ResourceKind.Gateway).Select(gateway => new RelatedObject(gateway.Key, gateway.ClassName)), $"{DashboardRoutes.Waypoints}{only}"),
            Group("Services", ServicesOf(here).Select(service => Bound(service.Key, live)), $"{DashboardRoutes.Services}{only}"),
            Group("Workloads", here.All<PodResource>(ResourceKind.Pod).Select(pod => OfPod(pod, live)).Concat(here.All<MeshResource>(ResourceKind.WorkloadEntry).Select(entry => new RelatedObject(entry.Key))), $"{DashboardRoutes.Workloads}{only}"),
            Group("Policies and routes", PolicyKinds.SelectMany(here.All<MeshResource>).Select(policy => new RelatedObject(policy.Key))),
        ];
    }

    private static IEnumerable<MeshResource> ServicesOf(NamespacePartition here) => here.All<MeshResource>(ResourceKind.Service).Concat(here.All<MeshResource>(ResourceKind.ServiceEntry));

    private static IEnumerable<RelatedGroup> OfService(MeshResource service, LiveMesh live)
    {
        var here = live.Mesh.Resources.In(service.Namespace);
        var entries = service is ServiceEntryResource { WorkloadSelector: { Count: > 0 } selector }
            ? here.All<WorkloadEntryResource>(ResourceKind.WorkloadEntry).Where(entry => entry.EffectiveLabels.ContainsAll(selector)).Select(entry => new RelatedObject(entry.Key))
            : [];
        return
        [
            Group("Pods", PodsOf(service, live).Select(pod => OfPod(pod, live)).Concat(entries)),
            Group("Routes to it", PolicyKinds.SelectMany(here.All<MeshResource>).OfType<RouteResource>().Where(route => IngressRoutes.SendsTo(route, service)).Select(route => new RelatedObject(route.Key))),
        ];
    }

    private static IEnumerable<RelatedGroup> OfPodObject(PodResource pod, LiveMesh live)
    {
        var here = live.Mesh.Resources.In(pod.Namespace);
        return
        [
            Owner(pod, live),
            Group("Services that select it", here.All<ServiceResource>(ResourceKind.Service).Where(service => service.Selector.Count > 0 && pod.Labels.ContainsAll(service.Selector)).Select(service => Bound(service.Key, live))),
            Named("Instance of", live, pod.Labels[IstioNames.GatewayName] is { } gateway ? new(ResourceKind.Gateway, pod.Namespace, gateway) : null),
        ];
    }

    private static IEnumerable<RelatedGroup> OfDeployment(DeploymentResource deployment, LiveMesh live)
    {
        var here = live.Mesh.Resources.In(deployment.Namespace);
        var sets = here.All<ReplicaSetResource>(ResourceKind.ReplicaSet).Where(set => IsOwnedBy(set, deployment)).ToList();
        var pods = here.All<PodResource>(ResourceKind.Pod).Where(pod => sets.Any(set => IsOwnedBy(pod, set))).ToList();
        return
        [
            Named("Made for", live, deployment.Labels[IstioNames.GatewayName] is { } gateway ? new(ResourceKind.Gateway, deployment.Namespace, gateway) : null),
            Group("Its pods", pods.Select(pod => OfPod(pod, live))),
            Group("ReplicaSets", sets.Select(set => new RelatedObject(set.Key, $"{set.Replicas} pods"))),
            Group("Services that select its pods", here.All<ServiceResource>(ResourceKind.Service).Where(service => service.Selector.Count > 0 && deployment.TemplateLabels.ContainsAll(service.Selector)).Select(service => Bound(service.Key, live))),
            Group("Scaling and disruption", here.All<AutoscalerResource>(ResourceKind.HorizontalPodAutoscaler).Where(autoscaler => autoscaler.Target is { Kind: "Deployment" } target && target.Name == deployment.Name).Select(autoscaler => new RelatedObject(autoscaler.Key))
                .Concat(here.All<DisruptionBudgetResource>(ResourceKind.PodDisruptionBudget).Where(budget => budget.Selector?.Matches(deployment.TemplateLabels) == true).Select(budget => new RelatedObject(budget.Key)))),
        ];
    }

    private static RelatedGroup Owner(MeshResource resource, LiveMesh live)
    {
        var chain = new List<RelatedObject>();
        for (var owner = resource.Metadata.Owner; owner is not null && ResourceKinds.Find(owner.Kind) is { } kind && chain.Count < Most;)
        {
            var key = new ObjectKey(kind.Kind, resource.Namespace, owner.Name);
            chain.Add(There(key, live));
            owner = live.Mesh.Resources.Find(key)?.Metadata.Owner;
        }

        return new("Owners, the nearest first", [.. chain], chain.Count);
    }

    private static RelatedGroup Named(string title, LiveMesh live, ObjectKey? key) => Group(title, key is { } known ? [There(known, live)] : []);

    private static bool IsOwnedBy(MeshResource resource, MeshResource owner) => resource.Metadata.Owner is { } found && found.Kind == owner.Kind.ToString() && found.Name == owner.Name;

    private static RelatedObject There(ObjectKey key, LiveMesh live) => live.Mesh.Resources.Find(key) is null ? new(key, "not there", false) : new(key);

    private static RelatedObject Bound(ObjectKey key, LiveMesh live) => new(key, BindingWords.Label(live.Mesh.Bindings.Of(key)).ToLowerInvariant());
}
