using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class ClientsBypassWaypointTests
{
    private const string Sidecar = "{sidecar.istio.io/status: injected}";

    private static readonly ObjectKey Cart = new(ResourceKind.Service, "shop", "cart");

    private static readonly string Outside = ClusterYaml.Pod("shop", "debug", annotations: "{}");

    [Fact]
    public void Clients_are_named_and_counted()
    {
        var finding = Findings.FindOne(
            "WP030",
            [
                .. Shop("{istio.io/use-waypoint: waypoint}"),
                ClusterYaml.Pod("shop", "legacy-1", annotations: Sidecar).Replace("namespace: shop,", "namespace: shop, ownerReferences: [{apiVersion: apps/v1, kind: StatefulSet, name: legacy, controller: true, uid: u}],", StringComparison.Ordinal),
                Outside,
                ClusterYaml.Pod("shop", "agent", annotations: "{}", spec: "{hostNetwork: true}"),
                ClusterYaml.Authorization("shop", "p", "{targetRefs: [{group: '', kind: Service, name: cart}]}"),
            ]);

        finding.Object.ShouldBe(Cart);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Cause.ShouldBe("1 pod with a sidecar (StatefulSet legacy), 1 pod not captured by ztunnel (Pod debug) and 1 pod on the host's network (Pod agent) can reach Service shop/cart without going through its waypoint shop/waypoint.");
        finding.Effect.ShouldStartWith("AuthorizationPolicy shop/p is not applied to their requests");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.JoinAmbient([ObjectKey.ForNamespace("shop")]));
        finding.Related.ShouldContain(new ObjectKey(ResourceKind.Pod, "shop", "legacy-1"));
    }

    [Fact]
    public void A_namespace_answers_for_the_services_that_inherit_its_waypoint()
    {
        var finding = Findings.FindOne("WP030", [.. Shop(), ClusterYaml.Service("shop", "orders"), Outside]);

        finding.Object.ShouldBe(ObjectKey.ForNamespace("shop"));
        finding.Severity.ShouldBe(Severity.Info);
        finding.Cause.ShouldBe("1 pod not captured by ztunnel (Pod debug) can reach 2 services of Namespace shop without going through the namespace's waypoint shop/waypoint.");
        finding.Remedy.ShouldBeNull();
    }

    [Fact]
    public void A_policy_for_all_that_goes_through_the_waypoint_makes_it_worse()
    {
        var finding = Findings.FindOne(
            "WP030",
            [.. Shop("{istio.io/use-waypoint: waypoint}"), Outside, ClusterYaml.Authorization("shop", "p", "{targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: waypoint}]}")]);

        finding.Object.ShouldBe(ObjectKey.ForNamespace("shop"));
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Cause.ShouldContain("can reach Service shop/cart without going through the namespace's waypoint");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.JoinAmbient([ObjectKey.ForNamespace("shop")]));
    }

    [Fact]
    public void A_service_with_its_own_label_answers_for_itself() =>
        Findings.FindOne("WP030", ClusterYaml.Namespace("shop", "{istio.io/dataplane-mode: ambient}"), ClusterYaml.Waypoint("shop", "waypoint"), ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: waypoint}"), Outside)
            .Object.ShouldBe(Cart);

    [Fact]
    public void An_ingress_gateway_without_the_label_is_one()
    {
        var finding = Findings.FindOne(
            "WP030",
            [
                .. Shop(),
                ClusterYaml.Waypoint("shop", "ingress", className: "istio", listener: "port: 80, protocol: HTTP"),
                ClusterYaml.Route("shop", "cart", "{name: ingress}"),
            ]);

        finding.Cause.ShouldBe("Ingress gateway shop/ingress can reach Service shop/cart without going through its waypoint shop/waypoint.");
        finding.Severity.ShouldBe(Severity.Info);
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.SetIngressUseWaypoint([Cart], true));
    }

    [Fact]
    public void Captured_pods_waypoints_and_the_services_own_pods_are_none() =>
        Findings.Find(
            "WP030",
            [
                .. Shop(),
                ClusterYaml.Pod("shop", "orders-1"),
                ClusterYaml.WaypointPod("shop", "waypoint"),
                ClusterYaml.Pod("shop", "cart-1", "{app: cart}", "{}"),
                ClusterYaml.Pod("shop", "held-1", annotations: "{ambient.istio.io/redirection: pending}"),
                ClusterYaml.Pod("bank", "debug", annotations: "{}"),
            ]).ShouldBeEmpty();

    [Fact]
    public void Where_mTLS_is_strict_plaintext_is_turned_away()
    {
        const string strict = """
            apiVersion: security.istio.io/v1
            kind: PeerAuthentication
            metadata: {name: default, namespace: istio-system}
            spec: {mtls: {mode: STRICT}}
            """;

        Findings.Find("WP030", [.. Shop(), Outside, strict]).ShouldBeEmpty();
        Findings.FindOne("WP030", [.. Shop(), Outside, ClusterYaml.Pod("shop", "legacy-1", annotations: Sidecar), strict]).Cause.ShouldStartWith("1 pod with a sidecar (Pod legacy-1) can reach Service shop/cart");
    }

    [Fact]
    public void A_service_without_a_waypoint_has_nothing_to_bypass() => Findings.Find("WP030", ClusterYaml.Namespace("shop"), ClusterYaml.Service("shop", "cart"), Outside).ShouldBeEmpty();

    private static string[] Shop(string namespaceLabels = "{istio.io/use-waypoint: waypoint, istio.io/dataplane-mode: ambient}") =>
    [
        ClusterYaml.Namespace("shop", namespaceLabels),
        ClusterYaml.Waypoint("shop", "waypoint"),
        ClusterYaml.Service("shop", "cart", selector: "{app: cart}"),
    ];
}
