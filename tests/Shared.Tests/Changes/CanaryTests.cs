using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Changes;

public sealed class CanaryTests
{
    private static readonly ObjectKey Till = new(ResourceKind.Service, "shop", "till");

    private static LiveMesh Enrolled => Planning.Cluster("""
        apiVersion: v1
        kind: Service
        metadata: {name: till, namespace: shop, labels: {istio.io/use-waypoint: waypoint}}
        spec: {clusterIP: 10.1.0.4}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: next, namespace: shop}
        spec: {gatewayClassName: istio-waypoint, listeners: [{name: mesh, port: 15008, protocol: HBONE}]}
        """);

    [Fact]
    public void A_canary_in_another_namespace_is_two_labels_and_a_weight()
    {
        var plan = Enrolled.Plan(new ChangeIntent.SetCanary([Till], Planning.BankWaypoint, 10));

        plan.Title.ShouldBe("Send 10 % of the connections to canary bank/waypoint");
        plan.Steps.ShouldBe(
        [
            new PlanStep.Patch(Till, """{"metadata":{"labels":{"istio.io/use-waypoint-canary":"waypoint","istio.io/use-waypoint-canary-namespace":"bank"},"annotations":{"istio.io/use-waypoint-canary-weight":"10"}}}"""),
        ]);
        plan.Notices.ShouldBeEmpty();
    }

    [Fact]
    public void A_canary_that_is_not_ready_is_waited_for() =>
        Enrolled.Plan(new ChangeIntent.SetCanary([Planning.Shop], new("shop", "next"), 0)).Steps.Select(step => step.Target)
            .ShouldBe([new ObjectKey(ResourceKind.Gateway, "shop", "next"), Planning.Shop]);

    [Fact]
    public void Without_a_primary_a_canary_counts_for_nothing() =>
        Enrolled.Plan(new ChangeIntent.SetCanary([Planning.Cart], Planning.BankWaypoint, 10)).Notices.ShouldHaveSingleItem().Text.ShouldContain("a canary counts only beside a primary");

    [Fact]
    public void The_primary_cannot_be_its_own_canary() =>
        Enrolled.RefuseOnce(new ChangeIntent.SetCanary([Till], Planning.ShopWaypoint, 10)).ShouldContain("CanarySameAsPrimary");

    [Fact]
    public void A_canary_that_lets_nobody_in_is_refused() =>
        Enrolled.RefuseOnce(new ChangeIntent.SetCanary([Planning.Bank], Planning.ShopWaypoint, 10)).ShouldContain("AttachmentDenied");

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void A_weight_is_a_percentage(int weight) =>
        Enrolled.RefuseOnce(new ChangeIntent.SetCanary([Till], Planning.BankWaypoint, weight)).ShouldStartWith("Weight: ");

    [Fact]
    public void A_canary_that_is_not_there_is_refused_once() =>
        Enrolled.RefuseOnce(new ChangeIntent.SetCanary([Till, Planning.Cart], new("shop", "gone"), 10)).ShouldStartWith("Canary: There is no waypoint");

    [Fact]
    public void Pods_have_no_canary() =>
        Enrolled.RefuseOnce(new ChangeIntent.SetCanary([new(ResourceKind.Pod, "shop", "cart-1")], Planning.BankWaypoint, 10)).ShouldContain("cannot have a canary");

    [Fact]
    public void Who_is_not_there_has_no_canary() =>
        Enrolled.RefuseOnce(new ChangeIntent.SetCanary([Till with { Name = "gone" }], Planning.BankWaypoint, 10)).ShouldContain("There is no Service shop/gone");

    [Fact]
    public void Nothing_chosen_is_refused() => Enrolled.RefuseOnce(new ChangeIntent.SetCanary([], null, 0)).ShouldStartWith("Targets: Choose");

    [Fact]
    public void Taking_a_canary_off_takes_all_of_it_off()
    {
        var shelf = new ObjectKey(ResourceKind.Service, "shop", "shelf");
        var mesh = Planning.Cluster("""
            apiVersion: v1
            kind: Service
            metadata:
              name: shelf
              namespace: shop
              labels: {istio.io/use-waypoint-canary: waypoint, istio.io/use-waypoint-canary-namespace: bank}
              annotations: {istio.io/use-waypoint-canary-weight: '10'}
            spec: {clusterIP: 10.1.0.5}
            """);

        var plan = mesh.Plan(new ChangeIntent.SetCanary([shelf, Planning.Cart], null, 0));
        plan.Title.ShouldBe("Take the canary waypoint off");
        plan.Steps.ShouldBe(
        [
            new PlanStep.Patch(shelf, """{"metadata":{"labels":{"istio.io/use-waypoint-canary":null,"istio.io/use-waypoint-canary-namespace":null},"annotations":{"istio.io/use-waypoint-canary-weight":null}}}"""),
        ]);
    }
}
