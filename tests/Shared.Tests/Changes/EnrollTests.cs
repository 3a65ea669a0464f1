using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Changes;

public sealed class EnrollTests
{
    [Fact]
    public void Without_a_waypoint_there_is_no_plan() =>
        Planning.Cluster().RefuseOnce(new ChangeIntent.Enroll([Planning.Shop], null)).ShouldStartWith("Waypoint: Choose a waypoint");

    [Fact]
    public void A_waypoint_that_is_not_there_is_refused() =>
        Planning.Cluster().RefuseOnce(new ChangeIntent.Enroll([Planning.Shop], new("shop", "missing"))).ShouldStartWith("Waypoint: There is no waypoint shop/missing");

    [Fact]
    public void A_waypoint_called_none_is_refused() =>
        Planning.Cluster().RefuseOnce(new ChangeIntent.Enroll([Planning.Shop], new("shop", "none"))).ShouldContain("opts out");

    [Fact]
    public void A_gateway_that_is_no_waypoint_is_refused() =>
        Planning.Cluster().RefuseOnce(new ChangeIntent.Enroll([Planning.Bank], new("bank", "ingress"))).ShouldContain("is of class istio, which is no waypoint");

    [Fact]
    public void A_namespace_that_the_waypoint_does_not_let_in_is_refused() =>
        Planning.Cluster().RefuseOnce(new ChangeIntent.Enroll([Planning.Bank], Planning.ShopWaypoint)).ShouldContain("does not let in namespace bank (AttachmentDenied)");

    [Fact]
    public void A_pod_is_refused_by_a_waypoint_for_services() =>
        Planning.Cluster().RefuseOnce(new ChangeIntent.Enroll([new(ResourceKind.Pod, "shop", "cart-1")], Planning.ShopWaypoint)).ShouldContain("UnsupportedTrafficType");

    [Fact]
    public void A_kind_on_which_istiod_reads_no_label_is_refused() =>
        Planning.Cluster().RefuseOnce(new ChangeIntent.Enroll([Planning.ShopWaypoint.Key], Planning.ShopWaypoint)).ShouldStartWith("Targets: Gateway shop/waypoint cannot be enrolled");

    [Fact]
    public void Nothing_chosen_is_refused() =>
        Planning.Cluster().RefuseOnce(new ChangeIntent.Enroll([], Planning.ShopWaypoint)).ShouldStartWith("Targets: Choose at least one");

    [Fact]
    public void In_its_own_namespace_only_the_name_is_written() =>
        Planning.Cluster().Plan(new ChangeIntent.Enroll([Planning.Cart], Planning.ShopWaypoint)).Steps
            .ShouldBe([new PlanStep.Patch(Planning.Cart, """{"metadata":{"labels":{"istio.io/use-waypoint":"waypoint"}}}""")]);

    [Fact]
    public void In_another_namespace_that_namespace_is_written_too() =>
        Planning.Cluster().Plan(new ChangeIntent.Enroll([Planning.Cart], Planning.BankWaypoint)).Steps
            .ShouldBe([new PlanStep.Patch(Planning.Cart, """{"metadata":{"labels":{"istio.io/use-waypoint":"waypoint","istio.io/use-waypoint-namespace":"bank"}}}""")]);

    [Fact]
    public void A_namespace_outside_ambient_can_be_taken_in_along_the_way()
    {
        var intent = new ChangeIntent.Enroll([Planning.Bank], Planning.BankWaypoint);

        Planning.Cluster().Plan(intent).Notices.ShouldContain(notice => notice.Text.Contains("is not in ambient", StringComparison.Ordinal));
        var plan = Planning.Cluster().Plan(intent with { EnableAmbient = true });
        plan.Notices.ShouldBeEmpty();
        plan.Steps.ShouldBe([new PlanStep.Patch(Planning.Bank, """{"metadata":{"labels":{"istio.io/dataplane-mode":"ambient","istio.io/use-waypoint":"waypoint"}}}""")]);
    }

    [Fact]
    public void A_pod_of_a_workload_is_told_that_a_rollout_loses_the_label() =>
        Planning.Cluster().Plan(new ChangeIntent.Enroll([new(ResourceKind.Pod, "shop", "cart-1")], Planning.BankWaypoint)).Notices
            .ShouldHaveSingleItem().Text.ShouldContain("its next rollout loses this label");

    [Fact]
    public void What_is_so_already_needs_no_step()
    {
        var enrolled = """
            apiVersion: v1
            kind: Service
            metadata: {name: cart, namespace: shop, labels: {istio.io/use-waypoint: waypoint}}
            spec: {clusterIP: 10.1.0.1}
            """;

        Planning.Cluster(enrolled).Plan(new ChangeIntent.Enroll([Planning.Cart], Planning.ShopWaypoint)).Steps.ShouldBeEmpty();
    }
}
