using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;

namespace WaypointDashboard.Shared.Tests.Diagnostics;

/// <summary>Changes far from the object that a finding is about: each changes what the rule says, and the findings that are led on must say so too.</summary>
public sealed class RuleRecomputeTests
{
    private const string Uses = "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: infra}";

    private static readonly string Istiod = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: istiod, namespace: istio-system, labels: {app: istiod}}
        status: {readyReplicas: 1}
        """;

    private static readonly string Ingress = ClusterYaml.Waypoint("edge", "public", className: "istio", listener: "port: 80, protocol: HTTP");

    private static readonly string RouteFromRoutes = ClusterYaml.Route("routes", "cart", "{name: public, namespace: edge}").Replace("{name: cart, port: 80}", "{name: cart, namespace: shop, port: 80}", StringComparison.Ordinal);

    private static readonly string Partner = ClusterYaml.Service("partner", "cart", "{istio.io/use-waypoint: gone, istio.io/use-waypoint-namespace: edge}");

    private static readonly string RouteToPartner = ClusterYaml.Route("routes", "cart", "{group: '', kind: Service, name: cart, namespace: partner}");

    private static readonly string Strict = """
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata: {name: default, namespace: istio-system}
        spec: {mtls: {mode: STRICT}}
        """;

    /// <summary>The rule, what comes, and what else stands beside a service in shop that is bound to a waypoint in infra.</summary>
    public static TheoryData<string, string, string[]> Changes => new()
    {
        { "WP016", RouteFromRoutes, [Ingress] },
        { "WP016", Ingress, [RouteFromRoutes] },
        { "WP016", ClusterYaml.Authorization("infra", "p", "{targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: waypoint}]}"), [Ingress, RouteFromRoutes] },
        { "WP016", ClusterYaml.Namespace("shop", "{istio.io/ingress-use-waypoint: 'true'}"), [Ingress, RouteFromRoutes] },
        { "WP017", ClusterYaml.Service("shop", "s10", Uses), [.. Enumerable.Range(1, 8).Select(number => ClusterYaml.Service("shop", $"s{number}", Uses)), ClusterYaml.WaypointPod("infra", "waypoint")] },
        { "WP017", ClusterYaml.WaypointPod("infra", "waypoint", "waypoint-2"), [.. Enumerable.Range(1, 9).Select(number => ClusterYaml.Service("shop", $"s{number}", Uses)), ClusterYaml.WaypointPod("infra", "waypoint")] },
        { "WP018", Istiod.Replace("readyReplicas: 1", "readyReplicas: 0", StringComparison.Ordinal), [Istiod] },
        { "WP018", ClusterYaml.Waypoint("infra", "waypoint", allowed: "{from: All}", status: "status: {}"), [] },
        { "WP020", ClusterYaml.Waypoint("infra", "waypoint", allowed: "{from: All}", status: "status: {}"), [ClusterYaml.ServiceEntry("shop", "web", Uses, "*.example.com")] },
        { "WP023", VirtualService("infra"), [ClusterYaml.Route("shop", "cart", "{group: '', kind: Service, name: cart}")] },
        { "WP024", ClusterYaml.Waypoint("edge", "next", allowed: "{from: All}"), [ClusterYaml.Service("shop", "cart", Uses.Replace("}", ", istio.io/use-waypoint-canary: next, istio.io/use-waypoint-canary-namespace: edge}", StringComparison.Ordinal))] },
        { "WP024", Deployment("edge", "next"), [ClusterYaml.Service("shop", "cart", Uses.Replace("}", ", istio.io/use-waypoint-canary: next, istio.io/use-waypoint-canary-namespace: edge}", StringComparison.Ordinal))] },
        { "WP009", Deployment("edge", "gone"), [RouteToPartner, Partner] },
        { "WP009", ClusterYaml.Namespace("late"), [RouteToPartner, Partner.Replace("edge", "late", StringComparison.Ordinal)] },
        { "WP025", ClusterYaml.Service("istio-system", "istiod-revision-tag-prod"), [Istiod, ClusterYaml.Waypoint("infra", "waypoint", "{istio.io/rev: prod}", "{from: All}")] },
        { "WP026", ClusterYaml.Waypoint("infra", "waypoint", allowed: "{from: All}", className: "istio"), [] },
        { "WP029", ClusterYaml.Waypoint("infra", "waypoint", allowed: "{from: Same}"), [ClusterYaml.Authorization("shop", "p", "{targetRefs: [{group: '', kind: Service, name: cart}]}")] },
        { "WP030", Strict, [ClusterYaml.Pod("shop", "debug", annotations: "{}")] },
        { "WP030", ClusterYaml.Authorization("infra", "p", "{targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: waypoint}]}"), [ClusterYaml.Pod("shop", "debug", annotations: "{}")] },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_elsewhere_reaches_the_finding(string id, string document, string[] beside)
    {
        var before = LiveMeshBuilder.FromScratch(
            [
                .. RandomCluster.Beginning,
                .. ClusterText.Read(
                [
                    ClusterYaml.Namespace("routes"),
                    ClusterYaml.Namespace("edge"),
                    ClusterYaml.Waypoint("infra", "waypoint", allowed: "{from: All}"),
                    ClusterYaml.Service("shop", "cart", Uses),
                    .. beside,
                ]),
            ],
            Findings.Everything,
            1);

        var after = LiveMeshBuilder.Apply(before, [new ResourceEvent.Upserted(ClusterText.Read([document])[0])]).Current;

        Lines(after.Findings, id).ShouldNotBe(Lines(before.Findings, id), "otherwise the change does not matter here");
        Lines(after.Findings, id).ShouldBe(Lines(DiagnosticsEngine.FromScratch(after.Mesh), id));
    }

    private static string Deployment(string home, string name) => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: {{name}}, namespace: {{home}} }
        """;

    private static string VirtualService(string home) => $$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: cart, namespace: {{home}}}
        spec: {hosts: [cart.shop.svc.cluster.local]}
        """;

    private static IReadOnlyList<string> Lines(FindingSet findings, string id) =>
        [.. findings.All.Where(finding => finding.Id == id).Select(finding => finding.ToString()).Order(StringComparer.Ordinal)];
}
