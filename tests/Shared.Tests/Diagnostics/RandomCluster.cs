using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;

namespace WaypointDashboard.Shared.Tests.Diagnostics;

/// <summary>Objects of a small, nasty world: three namespaces and the root one, few names, so that everything meets everything.</summary>
internal sealed class RandomCluster(int seed)
{
    private static readonly string[] Namespaces = ["shop", "bank", "infra", "istio-system"];

    private static readonly string[] Gateways = ["waypoint", "edge"];

    private static readonly string[] Services = ["cart", "web"];

    private static readonly ResourceKind[] Blinkable = [ResourceKind.Pod, ResourceKind.Gateway, ResourceKind.Namespace, ResourceKind.ServiceEntry];

    private readonly Random _random = new(seed);

    /// <summary>The objects that stand at the beginning.</summary>
    public static IReadOnlyList<MeshResource> Beginning { get; } = ClusterText.Read(
    [
        .. Namespaces.Select(name => ClusterYaml.Namespace(name, "{istio.io/dataplane-mode: ambient}")),
        "{apiVersion: gateway.networking.k8s.io/v1, kind: GatewayClass, metadata: {name: istio-waypoint}, spec: {controllerName: istio.io/mesh-controller}}",
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: istio, namespace: istio-system}, data: {mesh: '{\"rootNamespace\": \"istio-system\"}'}}",
    ]);

    public int Next(int limit) => _random.Next(limit);

    /// <summary>What happens next: an object comes, changes or goes.</summary>
    public ResourceEvent Event()
    {
        if (Chance(20))
        {
            return new ResourceEvent.CoverageChanged(new(Pick(Blinkable), null, Pick(WatchState.Forbidden, WatchState.Synced, WatchState.Synced, WatchState.Stale)));
        }

        var resource = ClusterText.Read([Document()])[0];
        return Chance(3) ? new ResourceEvent.Deleted(resource.Key) : new ResourceEvent.Upserted(resource);
    }

    private string Document() => Next(22) switch
    {
        0 or 1 => ClusterYaml.Namespace(Home(), Labels(UseWaypoint(), Ambient(), Pick("istio-injection: enabled", "team: a", ""))),
        2 or 3 or 4 => ClusterYaml.Service(Home(), Pick(Services), Labels(UseWaypoint(), Pick("istio.io/ingress-use-waypoint: 'true'", "", "")), "{app: cart}", Pick("ClusterIP", "ClusterIP", "ExternalName"), Pick("10.1.0.1", "10.1.0.1", "None"),
            Pick("{istio.io/use-waypoint-canary-weight: '20'}", "{istio.io/use-waypoint-canary-weight: '100'}", "{}")),
        5 or 6 or 7 => ClusterYaml.Pod(Home(), Pick("p1", "p2"), Labels(UseWaypoint(), Ambient(), Pick("app: cart", "app: web")), Pick("{ambient.istio.io/redirection: enabled}", "{}", "{sidecar.istio.io/status: x}"), Pick("{}", "{hostNetwork: true}"), Pick("True", "False")),
        8 => ClusterYaml.WaypointPod(Home(), Pick(Gateways), Pick("w1", "w2"), Pick(Gateways), Pick("True", "False")),
        9 or 10 or 11 => ClusterYaml.Waypoint(
            Home(), Pick([.. Gateways, "none"]), Labels(Pick("istio.io/waypoint-for: all", "istio.io/waypoint-for: workload", ""), Pick("istio.io/rev: old", "", "")), Pick("{}", "{from: All}", "{from: Selector, selector: {matchLabels: {team: a}}}"),
            Pick(ClusterYaml.Ready, ClusterYaml.Starting), Pick("istio-waypoint", "istio-waypoint", "istio"), Pick("port: 15008, protocol: HBONE", "port: 80, protocol: HTTP")),
        12 => ClusterYaml.ServiceEntry(Home(), Pick(Services), Labels(UseWaypoint(), Revision()), Pick("mail.example.com", "*.example.com"))
            .Replace("resolution: DNS", $"resolution: STATIC, endpoints: [{{address: 10.9.0.1, labels: {Labels(UseWaypoint())}}}]", StringComparison.Ordinal),
        13 => ClusterYaml.WorkloadEntry(Home(), Pick(Services), Labels(UseWaypoint(), "app: cart", Revision())),
        14 or 15 => ClusterYaml.Authorization(Home(), Pick("p", "q"), $"{{{Attachment()}, action: {Pick("ALLOW", "DENY")}, rules: [{Pick(Rules)}]}}")
            .Replace("metadata: {", $"metadata: {{labels: {Labels(Revision())}, ", StringComparison.Ordinal),
        16 or 17 => ClusterYaml.Route(Home(), Pick("r", "s"), Parent()).Replace("{name: cart, port: 80}", $"{{name: {Pick(Services)}, namespace: {Home()}, port: 80}}", StringComparison.Ordinal),
        18 => $"{{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {{name: v, namespace: {Home()}}}, spec: {{hosts: [{Pick("cart", $"web.{Home()}.svc.cluster.local", "mail.example.com")}]}}}}",
        _ => Rest(),
    };

    private string Rest() => Next(10) switch
    {
        0 => $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: istio, namespace: istio-system}}, data: {{mesh: '{{\"rootNamespace\": \"{Home()}\"{Pick("", ", \"serviceEntryVisibility\": {\"defaultVisibility\": \"NAMESPACE\"}")}}}'}}}}",
        1 => $"{{apiVersion: gateway.networking.k8s.io/v1, kind: GatewayClass, metadata: {{name: istio-waypoint, labels: {Labels(Pick("istio.io/waypoint-for: all", ""))}}}, spec: {{controllerName: istio.io/mesh-controller}}}}",
        2 => $"{{apiVersion: apps/v1, kind: Deployment, metadata: {{name: {Pick([.. Services, .. Gateways])}, namespace: {Home()}, labels: {Labels(UseWaypoint())}}}, spec: {{replicas: 1, template: {{metadata: {{labels: {{app: cart}}}}}}}}}}",
        3 => $"{{apiVersion: apps/v1, kind: Deployment, metadata: {{name: istiod, namespace: istio-system, labels: {{app: istiod, istio.io/rev: {Pick("old", "new")}}}}}, status: {{readyReplicas: {Next(2)}}}}}",
        4 => ClusterYaml.Service("istio-system", $"istiod-revision-tag-{Pick("old", "new")}"),
        5 => $"{{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {{name: b, namespace: {Home()}}}, spec: {{selector: {{matchLabels: {{gateway.networking.k8s.io/gateway-name: {Pick(Gateways)}}}}}}}}}",
        6 => $"{{apiVersion: security.istio.io/v1, kind: RequestAuthentication, metadata: {{name: j, namespace: {Home()}}}, spec: {{{Attachment()}}}}}",
        7 => ClusterYaml.Pod(Home(), "r1", Labels(UseWaypoint())).Replace("labels:", "ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: cart-1, controller: true, uid: u}], labels:", StringComparison.Ordinal),
        8 => $"{{apiVersion: apps/v1, kind: ReplicaSet, metadata: {{name: cart-1, namespace: {Home()}, ownerReferences: [{{apiVersion: apps/v1, kind: Deployment, name: cart, controller: true, uid: u}}]}}, spec: {{template: {{metadata: {{labels: {Labels(UseWaypoint())}}}}}}}}}",
        _ => $"{{apiVersion: security.istio.io/v1, kind: PeerAuthentication, metadata: {{name: default, namespace: {Home()}}}, spec: {{mtls: {{mode: STRICT}}}}}}",
    };

    private static readonly string[] Rules =
    [
        "{to: [{operation: {methods: [GET]}}]}",
        "{from: [{source: {principals: [cluster.local/ns/shop/sa/client]}}]}",
        "{from: [{source: {principals: [cluster.local/ns/infra/sa/waypoint]}}]}",
        "{from: [{source: {namespaces: [shop]}}], to: [{operation: {paths: [/x]}}]}",
        "{when: [{key: source.namespace, values: [shop]}]}",
    ];

    private string UseWaypoint() => Next(7) switch
    {
        0 => $"istio.io/use-waypoint: {Pick(Gateways)}",
        1 or 2 => $"istio.io/use-waypoint: {Pick(Gateways)}, istio.io/use-waypoint-namespace: {Home()}",
        3 => $"istio.io/use-waypoint: {Pick(Gateways)}, istio.io/use-waypoint-canary: {Pick(Gateways)}, istio.io/use-waypoint-canary-namespace: {Home()}",
        4 => Pick("istio.io/use-waypoint: none", "istio.io/use-waypoint: ''", $"istio.io/use-waypoint-namespace: {Home()}"),
        _ => "",
    };

    private string Revision() => Pick("istio.io/rev: old", "istio.io/rev: new", "", "", "");

    private string Ambient() => Pick("istio.io/dataplane-mode: ambient", "istio.io/dataplane-mode: none", "");

    private string Attachment() => Next(4) switch
    {
        0 => "selector: {matchLabels: {app: cart}}",
        1 => $"targetRefs: [{{group: gateway.networking.k8s.io, kind: Gateway, name: {Pick(Gateways)}}}]",
        2 => $"targetRefs: [{{group: '', kind: Service, name: {Pick(Services)}, namespace: {Home()}}}]",
        _ => $"targetRefs: [{{group: '', kind: Service, name: {Pick(Services)}}}]",
    };

    private string Parent() => Chance(2)
        ? $"{{group: '', kind: Service, name: {Pick(Services)}, namespace: {Home()}}}"
        : $"{{group: gateway.networking.k8s.io, kind: Gateway, name: {Pick(Gateways)}, namespace: {Home()}}}";

    private string Home() => Pick(Namespaces);

    private bool Chance(int oneIn) => Next(oneIn) == 0;

    private T Pick<T>(params T[] choices) => choices[Next(choices.Length)];

    private static string Labels(params IEnumerable<string> labels) => $"{{{string.Join(", ", labels.Where(label => label.Length > 0))}}}";
}
