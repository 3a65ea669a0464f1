using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Changes;

/// <summary>Moving away from a waypoint, and deleting it.</summary>
public sealed class WaypointLifeTests
{
    private static readonly ObjectKey Till = new(ResourceKind.Service, "shop", "till");

    private static readonly ObjectKey Shelf = new(ResourceKind.Service, "shop", "shelf");

    private static LiveMesh Enrolled => Planning.Cluster("""
        apiVersion: v1
        kind: Service
        metadata: {name: till, namespace: shop, labels: {istio.io/use-waypoint: waypoint}}
        spec: {clusterIP: 10.1.0.4}
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: shelf
          namespace: shop
          labels: {istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: bank, istio.io/use-waypoint-canary: waypoint}
          annotations: {istio.io/use-waypoint-canary-weight: '10'}
        spec: {clusterIP: 10.1.0.5}
        """);

    [Fact]
    public void All_who_name_a_waypoint_are_moved_and_canaries_are_left()
    {
        var plan = Enrolled.Plan(new ChangeIntent.RetargetAll(Planning.ShopWaypoint, Planning.BankWaypoint));

        plan.Title.ShouldBe("Move everything from shop/waypoint to bank/waypoint");
        plan.Steps.ShouldBe([new PlanStep.Patch(Till, """{"metadata":{"labels":{"istio.io/use-waypoint-namespace":"bank"}}}""")]);
        plan.Notices.ShouldHaveSingleItem().Text.ShouldBe("Service shop/shelf names shop/waypoint as its canary; that is left as it is.");
    }

    [Fact]
    public void Moving_to_the_same_is_refused() =>
        Enrolled.RefuseOnce(new ChangeIntent.RetargetAll(Planning.ShopWaypoint, Planning.ShopWaypoint)).ShouldStartWith("To: ");

    [Fact]
    public void Moving_from_where_nobody_is_is_refused() =>
        Planning.Cluster().RefuseOnce(new ChangeIntent.RetargetAll(Planning.ShopWaypoint, Planning.BankWaypoint)).ShouldBe("From: No object carries a label that names shop/waypoint.");

    [Fact]
    public void Deleting_un_enrolls_first_and_takes_canaries_off()
    {
        var plan = Enrolled.Plan(new ChangeIntent.DeleteWaypoints([Planning.ShopWaypoint]));

        plan.Title.ShouldBe("Delete waypoint shop/waypoint");
        plan.Steps.ShouldBe(
        [
            new PlanStep.Patch(Till, """{"metadata":{"labels":{"istio.io/use-waypoint":null}}}"""),
            new PlanStep.Patch(Shelf, """{"metadata":{"labels":{"istio.io/use-waypoint-canary":null},"annotations":{"istio.io/use-waypoint-canary-weight":null}}}"""),
            new PlanStep.Delete(Planning.ShopWaypoint.Key),
        ]);
        plan.Notices.ShouldHaveSingleItem().Text.ShouldStartWith("1 service or workload is bound to shop/waypoint");
    }

    [Fact]
    public void Deleting_without_un_enrolling_says_who_dangles()
    {
        var plan = Enrolled.Plan(new ChangeIntent.DeleteWaypoints([Planning.ShopWaypoint, Planning.BankWaypoint], UnenrollFirst: false));

        plan.Title.ShouldBe("Delete 2 waypoints");
        plan.Steps.ShouldBe([new PlanStep.Delete(Planning.ShopWaypoint.Key), new PlanStep.Delete(Planning.BankWaypoint.Key)]);
        plan.Notices.Where(notice => notice.Text.Contains("istiod reports WaypointIsNotReady", StringComparison.Ordinal)).Select(notice => notice.Object).ShouldBe([Till, Shelf], ignoreOrder: true);
        plan.Notices.ShouldContain(notice => notice.Text.Contains("as its canary; its primary takes everything", StringComparison.Ordinal));
    }

    [Fact]
    public void Many_consumers_are_counted()
    {
        var more = """
            apiVersion: v1
            kind: Service
            metadata: {name: counter, namespace: shop, labels: {istio.io/use-waypoint: waypoint}}
            spec: {clusterIP: 10.1.0.6}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: desk, namespace: shop, labels: {istio.io/use-waypoint: waypoint}}
            spec: {clusterIP: 10.1.0.7}
            """;

        Planning.Cluster(more).Plan(new ChangeIntent.DeleteWaypoints([Planning.ShopWaypoint])).Notices.ShouldContain(notice => notice.Text.StartsWith("2 services and workloads are bound", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_no_waypoint_is_not_deleted() =>
        Enrolled.RefuseOnce(new ChangeIntent.DeleteWaypoints([new("bank", "ingress")])).ShouldContain("not a waypoint");

    [Fact]
    public void What_is_not_there_is_not_deleted() =>
        Enrolled.RefuseOnce(new ChangeIntent.DeleteWaypoints([new("bank", "gone")])).ShouldContain("There is no Gateway bank/gone");

    [Fact]
    public void What_is_being_deleted_is_not_deleted_again() =>
        Planning.Cluster("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: old, namespace: shop, deletionTimestamp: '2026-03-01T10:00:00Z'}
            spec: {gatewayClassName: istio-waypoint, listeners: []}
            """).RefuseOnce(new ChangeIntent.DeleteWaypoints([new("shop", "old")])).ShouldContain("Gateway shop/old is being deleted");

    [Fact]
    public void Nothing_chosen_is_refused() => Enrolled.RefuseOnce(new ChangeIntent.DeleteWaypoints([])).ShouldStartWith("Waypoints: Choose");
}
