using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Changes;

/// <summary>Changes that are a label or two, and fixes that no form covers.</summary>
public sealed class LabelChangeTests
{
    private static readonly ObjectKey Pod = new(ResourceKind.Pod, "shop", "cart-1");

    [Theory]
    [InlineData(true, "Let ingress traffic to Service shop/cart go through the waypoint", """{"metadata":{"labels":{"istio.io/ingress-use-waypoint":"true"}}}""")]
    [InlineData(false, "Let ingress traffic to Service shop/cart bypass the waypoint", """{"metadata":{"labels":{"istio.io/ingress-use-waypoint":"false"}}}""")]
    public void Ingress_goes_through_the_waypoint_by_label(bool use, string title, string patch)
    {
        var plan = Planning.Cluster().Plan(new ChangeIntent.SetIngressUseWaypoint([Planning.Cart], use));

        plan.Title.ShouldBe(title);
        plan.Steps.ShouldBe([new PlanStep.Patch(Planning.Cart, patch)]);
    }

    [Fact]
    public void The_ingress_label_is_taken_off()
    {
        var plan = Planning.Cluster().Plan(new ChangeIntent.SetIngressUseWaypoint([Planning.Cart, Planning.Shop], null));

        plan.Title.ShouldBe("Take istio.io/ingress-use-waypoint off 2 objects");
        plan.Steps.ShouldBeEmpty();
    }

    [Fact]
    public void The_ingress_label_says_nothing_on_a_pod()
    {
        Planning.Cluster().RefuseOnce(new ChangeIntent.SetIngressUseWaypoint([Pod], true)).ShouldContain("only on Services, ServiceEntries and Namespaces");
        Planning.Cluster().RefuseOnce(new ChangeIntent.SetIngressUseWaypoint([Planning.Cart with { Name = "gone" }], true)).ShouldContain("There is no Service");
    }

    [Fact]
    public void Namespaces_and_pods_join_ambient()
    {
        Planning.Cluster().Plan(new ChangeIntent.JoinAmbient([Planning.Bank, Pod])).Steps.ShouldBe(
        [
            new PlanStep.Patch(Planning.Bank, """{"metadata":{"labels":{"istio.io/dataplane-mode":"ambient"}}}"""),
            new PlanStep.Patch(Pod, """{"metadata":{"labels":{"istio.io/dataplane-mode":"ambient"}}}"""),
        ]);
        Planning.Cluster().Plan(new ChangeIntent.JoinAmbient([Planning.Shop])).Steps.ShouldBeEmpty();
    }

    [Fact]
    public void Where_sidecars_are_injected_that_is_pointed_out() =>
        Planning.Cluster("""
            apiVersion: v1
            kind: Namespace
            metadata: {name: old, labels: {istio-injection: enabled}}
            """).Plan(new ChangeIntent.JoinAmbient([ObjectKey.ForNamespace("old")])).Notices.ShouldHaveSingleItem().Text.ShouldContain("never captured by ztunnel");

    [Fact]
    public void Services_do_not_join_ambient()
    {
        Planning.Cluster().RefuseOnce(new ChangeIntent.JoinAmbient([Planning.Cart])).ShouldContain("only on Namespaces and Pods");
        Planning.Cluster().RefuseOnce(new ChangeIntent.JoinAmbient([ObjectKey.ForNamespace("gone")])).ShouldContain("There is no Namespace gone");
    }

    [Fact]
    public void Any_label_and_annotation_is_set_or_removed()
    {
        var plan = Planning.Cluster().Plan(new ChangeIntent.EditMetadata(Planning.Shop, [new("team", null), new("new", "x")], [new("note", "free text!")]));

        plan.Title.ShouldBe("Change labels of Namespace shop");
        plan.Steps.ShouldBe([new PlanStep.Patch(Planning.Shop, """{"metadata":{"labels":{"new":"x","team":null},"annotations":{"note":"free text!"}}}""")]);
    }

    [Fact]
    public void A_label_value_that_cannot_be_is_refused()
    {
        Planning.Cluster().RefuseOnce(new ChangeIntent.EditMetadata(Planning.Shop, [new("team", "a b")], [])).ShouldBe(
            "Labels: \"a b\" is no label value: write letters, digits, '-', '_' and '.', beginning and ending with a letter or digit.");
        Planning.Cluster().RefuseOnce(new ChangeIntent.EditMetadata(Planning.Shop, [new("team", new string('a', 64))], [])).ShouldContain("at most 63 characters; this one has 64");
        Planning.Cluster().RefuseOnce(new ChangeIntent.EditMetadata(ObjectKey.ForNamespace("gone"), [], [])).ShouldStartWith("Target: ");
    }

    [Fact]
    public void A_merge_patch_is_taken_as_it_is()
    {
        var plan = Planning.Cluster().Plan(new ChangeIntent.PatchObject(Planning.Cart, """{"spec":{"type":"ClusterIP"}}""", "Make it internal"));

        plan.Title.ShouldBe("Make it internal (Service shop/cart)");
        plan.Steps.ShouldBe([new PlanStep.Patch(Planning.Cart, """{"spec":{"type":"ClusterIP"}}""")]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    public void A_merge_patch_that_is_no_object_is_refused(string patch) =>
        Planning.Cluster().RefuseOnce(new ChangeIntent.PatchObject(Planning.Cart, patch, "x")).ShouldBe("MergePatch: The patch is not a JSON object.");

    [Fact]
    public void What_is_not_there_is_neither_patched_nor_deleted()
    {
        Planning.Cluster().RefuseOnce(new ChangeIntent.PatchObject(Planning.Cart with { Name = "gone" }, "{}", "x")).ShouldStartWith("Target: ");
        Planning.Cluster().RefuseOnce(new ChangeIntent.DeleteObject(Planning.Cart with { Name = "gone" })).ShouldStartWith("Target: ");
    }

    [Fact]
    public void A_deletion_says_that_more_goes_with_it()
    {
        var plan = Planning.Cluster().Plan(new ChangeIntent.DeleteObject(Planning.Cart));

        plan.Steps.ShouldBe([new PlanStep.Delete(Planning.Cart)]);
        plan.Notices.ShouldHaveSingleItem().Text.ShouldContain("what it owns goes with it");
    }
}
