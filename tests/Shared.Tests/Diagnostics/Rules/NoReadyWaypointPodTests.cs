using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class NoReadyWaypointPodTests
{
    private const string Id = "WP003";

    private static readonly string[] Shop = [Namespace("shop", "{istio.io/use-waypoint: waypoint}"), Service("shop", "cart"), Waypoint("shop", "waypoint")];

    [Fact]
    public void Without_pods_requests_fail_although_the_address_is_still_there()
    {
        var finding = Findings.FindOne(Id, Shop);

        finding.Object.ShouldBe(new ObjectKey(ResourceKind.Gateway, "shop", "waypoint"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldBe("1 service is bound to waypoint shop/waypoint, but waypoint shop/waypoint has no pods.");
        finding.Effect.ShouldContain("Requests to shop/cart from the mesh fail now");
        finding.Related.ShouldContain(new ObjectKey(ResourceKind.Service, "shop", "cart"));
    }

    [Fact]
    public void A_pod_that_is_not_ready_is_named() =>
        Findings.FindOne(Id, [.. Shop, WaypointPod("shop", "waypoint", ready: "False")]).Cause.ShouldContain("none of the 1 pods of waypoint shop/waypoint is ready: pod shop/waypoint-1 runs but is not ready");

    [Fact]
    public void A_Deployment_that_is_scaled_to_nothing_is_scaled_up_by_a_form()
    {
        var finding = Findings.FindOne(Id, [.. Shop, WaypointDeployment("shop", "waypoint", replicas: 0)]);

        finding.Cause.ShouldContain("Deployment shop/waypoint is scaled to 0 replicas");
        var patch = finding.Remedy!.Intent.ShouldBeOfType<ChangeIntent.PatchObject>();
        patch.Target.ShouldBe(new ObjectKey(ResourceKind.Deployment, "shop", "waypoint"));
        patch.MergePatch.ShouldBe("""{"spec":{"replicas":1}}""");
    }

    [Fact]
    public void A_Deployment_that_an_overlay_may_hold_at_nothing_is_not_scaled_in_vain()
    {
        var finding = Findings.FindOne(Id, [.. Shop.Select(text => text.Replace("gatewayClassName: istio-waypoint", "gatewayClassName: istio-waypoint, infrastructure: {parametersRef: {group: '', kind: ConfigMap, name: options}}", StringComparison.Ordinal)), WaypointDeployment("shop", "waypoint", replicas: 0)]);

        finding.Remedy.ShouldBeNull();
        finding.Fix.ShouldContain("kubectl edit configmap options -n shop");
    }

    [Fact]
    public void One_ready_pod_is_enough() =>
        Findings.Find(Id, [.. Shop, WaypointPod("shop", "waypoint"), WaypointPod("shop", "waypoint", "waypoint-2", ready: "False")]).ShouldBeEmpty();

    [Fact]
    public void Without_consumers_nothing_fails() => Findings.Find(Id, Namespace("shop"), Service("shop", "cart"), Waypoint("shop", "waypoint")).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_said_while_pods_cannot_be_read() => Findings.Find(Id, Findings.Without(WatchState.Forbidden, ResourceKind.Pod), Shop).ShouldBeEmpty();

    [Fact]
    public void A_canary_with_a_share_counts_as_in_use()
    {
        var cart = Service("shop", "cart", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-canary: next}", annotations: "{istio.io/use-waypoint-canary-weight: '10'}");

        Findings.FindOne(Id, Namespace("shop"), cart, Waypoint("shop", "waypoint"), WaypointPod("shop", "waypoint"), Waypoint("shop", "next")).Object.Name.ShouldBe("next");
    }

    [Fact]
    public void Nobody_addresses_a_headless_service() =>
        Findings.Find(Id, Namespace("shop"), Service("shop", "cart", "{istio.io/use-waypoint: waypoint}", ip: "None"), Waypoint("shop", "waypoint")).ShouldBeEmpty();

    [Fact]
    public void A_primary_that_the_canary_has_taken_all_from_serves_nobody()
    {
        string[] shop = [Namespace("shop"), Waypoint("shop", "waypoint"), Waypoint("shop", "next"), WaypointPod("shop", "next", "next-1")];
        string Cart(int weight) => Service("shop", "cart", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-canary: next}", annotations: $"{{istio.io/use-waypoint-canary-weight: '{weight}'}}");

        Findings.Find(Id, [.. shop, Cart(99)]).ShouldHaveSingleItem().Object.Name.ShouldBe("waypoint");
        Findings.Find(Id, [.. shop, Cart(100)]).ShouldBeEmpty();
    }
}
