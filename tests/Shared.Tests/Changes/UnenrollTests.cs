using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Changes;

public sealed class UnenrollTests
{
    private static readonly ObjectKey Own = new(ResourceKind.Service, "till", "own");

    private static readonly ObjectKey Heir = new(ResourceKind.Service, "till", "heir");

    private static LiveMesh Till => Planning.Cluster("""
        apiVersion: v1
        kind: Namespace
        metadata: {name: till, labels: {istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: bank}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: own, namespace: till, labels: {istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: bank}}
        spec: {clusterIP: 10.1.0.4}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: heir, namespace: till}
        spec: {clusterIP: 10.1.0.5}
        """);

    [Fact]
    public void Both_labels_go_and_what_is_inherited_then_is_said()
    {
        var plan = Till.Plan(new ChangeIntent.Unenroll([Own]));

        plan.Title.ShouldBe("Un-enroll Service till/own");
        plan.Steps.ShouldBe([new PlanStep.Patch(Own, """{"metadata":{"labels":{"istio.io/use-waypoint":null,"istio.io/use-waypoint-namespace":null}}}""")]);
        plan.Notices.ShouldHaveSingleItem().Text.ShouldContain("inherits waypoint bank/waypoint from its namespace");
    }

    [Fact]
    public void A_namespace_inherits_nothing() =>
        Till.Plan(new ChangeIntent.Unenroll([ObjectKey.ForNamespace("till")])).Notices.ShouldBeEmpty();

    [Fact]
    public void Many_are_counted_in_the_title() =>
        Till.Plan(new ChangeIntent.Unenroll([Own, ObjectKey.ForNamespace("till")])).Title.ShouldBe("Un-enroll 2 objects");

    [Fact]
    public void Who_inherits_is_told_where_the_label_is() =>
        Till.RefuseOnce(new ChangeIntent.Unenroll([Heir])).ShouldContain("it inherits the waypoint of namespace till");

    [Fact]
    public void Who_is_not_enrolled_is_told_so() =>
        Till.RefuseOnce(new ChangeIntent.Unenroll([Planning.Cart])).ShouldBe("Targets: Service shop/cart is not enrolled.");

    [Fact]
    public void Who_is_not_there_is_told_so() =>
        Till.RefuseOnce(new ChangeIntent.Unenroll([Own with { Name = "gone" }])).ShouldBe("Targets: There is no Service till/gone in the cluster.");

    [Fact]
    public void Nothing_chosen_is_refused() => Till.RefuseOnce(new ChangeIntent.Unenroll([])).ShouldStartWith("Targets: Choose");

    [Fact]
    public void Opting_out_writes_none_and_takes_the_namespace_off() =>
        Till.Plan(new ChangeIntent.OptOut([Own])).Steps
            .ShouldBe([new PlanStep.Patch(Own, """{"metadata":{"labels":{"istio.io/use-waypoint":"none","istio.io/use-waypoint-namespace":null}}}""")]);

    [Fact]
    public void Opting_out_who_inherits_writes_only_none() =>
        Till.Plan(new ChangeIntent.OptOut([Heir])).Steps
            .ShouldBe([new PlanStep.Patch(Heir, """{"metadata":{"labels":{"istio.io/use-waypoint":"none"}}}""")]);

    [Fact]
    public void A_pod_that_opts_out_is_told_that_a_rollout_loses_it() =>
        Till.Plan(new ChangeIntent.OptOut([new(ResourceKind.Pod, "shop", "cart-1"), Own])).Notices.ShouldHaveSingleItem().Text.ShouldContain("ReplicaSet cart-abc");

    [Theory]
    [InlineData("gateway/shop/waypoint", "istiod reads the label only on")]
    [InlineData("service/shop/gone", "There is no Service shop/gone")]
    public void What_cannot_opt_out_is_refused(string target, string why)
    {
        ObjectKey.TryParse(target, out var key).ShouldBeTrue();
        Till.RefuseOnce(new ChangeIntent.OptOut([key])).ShouldContain(why);
    }

    [Fact]
    public void Opting_nobody_out_is_refused() => Till.RefuseOnce(new ChangeIntent.OptOut([])).ShouldStartWith("Targets: Choose");
}
