using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Tests.Changes;

/// <summary>The way back from steps that were done.</summary>
public sealed class UndoPlannerTests
{
    private static readonly ObjectKey Gateway = Planning.ShopWaypoint.Key;

    private static readonly PlanStep Patch = new PlanStep.Patch(Planning.Shop, "{}");

    [Fact]
    public void Labels_go_back_one_by_one_and_those_of_others_stay()
    {
        var plan = Undo(new UndoStep(
            Patch,
            """{"metadata":{"name":"shop","resourceVersion":"1","labels":{"istio.io/dataplane-mode":"none","tier":"gold","other":"x"}}}""",
            """{"metadata":{"name":"shop","resourceVersion":"2","labels":{"istio.io/dataplane-mode":"ambient","team":"shop","other":"x"}}}"""));

        plan.Title.ShouldBe("Undo \"Test\"");
        plan.Steps.ShouldBe([new PlanStep.Patch(Planning.Shop, """{"metadata":{"labels":{"istio.io/dataplane-mode":"none","tier":"gold","team":null}}}""")]);
    }

    [Fact]
    public void The_first_label_of_an_object_goes_and_the_field_is_not_taken_from_others()
    {
        var plan = Undo(new UndoStep(Patch, """{"metadata":{"name":"shop"}}""", """{"metadata":{"name":"shop","labels":{"team":"shop"}}}"""));

        plan.Steps.ShouldBe([new PlanStep.Patch(Planning.Shop, """{"metadata":{"labels":{"team":null}}}""")]);
    }

    [Fact]
    public void Other_fields_go_back_only_from_what_the_step_left()
    {
        var plan = Undo(new UndoStep(
            new PlanStep.EditList(Gateway, "[]"),
            """{"metadata":{"name":"waypoint"},"spec":{"gatewayClassName":"istio-waypoint","listeners":[]},"status":{"a":1}}""",
            """{"metadata":{"name":"waypoint"},"spec":{"gatewayClassName":"istio-waypoint","listeners":[{"name":"mesh","port":15008,"protocol":"HBONE"}],"infrastructure":{"a/b":1}},"status":{"a":2}}"""));

        var operations = plan.Steps.ShouldHaveSingleItem().ShouldBeOfType<PlanStep.EditList>().Operations;
        JsonNode.DeepEquals(
            JsonNode.Parse(operations),
            JsonNode.Parse(
                """
                [{"op":"test","path":"/spec/listeners","value":[{"name":"mesh","port":15008,"protocol":"HBONE"}]},
                {"op":"replace","path":"/spec/listeners","value":[]},
                {"op":"test","path":"/spec/infrastructure","value":{"a/b":1}},
                {"op":"remove","path":"/spec/infrastructure"}]
                """)).ShouldBeTrue(operations);
    }

    [Fact]
    public void A_ConfigMap_which_nobody_watches_is_deleted_as_the_preview_finds_it()
    {
        var size = new ObjectKey(ResourceKind.ConfigMap, "shop", "waypoint-size");

        var plan = Undo(new UndoStep(new PlanStep.Apply(size, "{}"), "", """{"metadata":{"name":"waypoint-size","namespace":"shop"}}"""));

        plan.Steps.ShouldBe([new PlanStep.Delete(size)]);
        plan.Notices.ShouldHaveSingleItem().Text.ShouldStartWith("ConfigMap shop/waypoint-size is not watched");
    }

    [Fact]
    public void What_was_deleted_comes_back_without_what_the_server_noted_and_is_waited_for()
    {
        var plan = Undo(
            new UndoStep(Patch, """{"metadata":{"name":"shop","labels":{"team":"shop","istio.io/use-waypoint":"old"}}}""", """{"metadata":{"name":"shop","labels":{"team":"shop"}}}"""),
            new UndoStep(
                new PlanStep.Delete(Gateway with { Name = "old" }),
                """{"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"name":"old","namespace":"shop","uid":"u","resourceVersion":"7","generation":3,"creationTimestamp":"t","ownerReferences":[{"name":"x"}]},"spec":{"gatewayClassName":"istio-waypoint"},"status":{}}""",
                ""));

        plan.Steps.ShouldBe(
        [
            new PlanStep.Apply(Gateway with { Name = "old" }, """{"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"name":"old","namespace":"shop"},"spec":{"gatewayClassName":"istio-waypoint"}}"""),
            new PlanStep.WaitForProgrammed(Gateway with { Name = "old" }),
            new PlanStep.Patch(Planning.Shop, """{"metadata":{"labels":{"istio.io/use-waypoint":"old"}}}"""),
        ]);
        plan.Notices.ShouldHaveSingleItem().Text.ShouldContain("without its owner");
    }

    [Fact]
    public void What_was_made_is_deleted_and_who_still_uses_it_is_said()
    {
        var plan = UndoPlanner.Plan(
            Planning.Cluster("apiVersion: v1\nkind: Service\nmetadata: {name: late, namespace: shop, labels: {istio.io/use-waypoint: waypoint}}"),
            "Test",
            [Made(Left)]).ShouldBeOfType<PlanResult.Planned>().Plan;

        plan.Steps.ShouldBe([new PlanStep.Delete(Gateway)]);
        plan.Notices.ShouldHaveSingleItem().ShouldBe(new PlanNotice(Severity.Warning, Gateway, "1 object names waypoint shop/waypoint; who is not un-enrolled by this plan gets no waypoint, and no L7 policy."));
    }

    [Theory]
    [InlineData("""{"kind":"Gateway","metadata":{"name":"waypoint","namespace":"shop"},"spec":{"gatewayClassName":"other","listeners":[{"name":"mesh","port":15008,"protocol":"HBONE"}]}}""")]
    [InlineData("""{"kind":"Gateway","metadata":{"name":"waypoint","namespace":"shop","labels":{"a":"b"}},"spec":{"gatewayClassName":"istio-waypoint","listeners":[{"name":"mesh","port":15008,"protocol":"HBONE"}]}}""")]
    public void What_was_made_and_changed_since_is_not_deleted(string left) =>
        UndoPlanner.Plan(Planning.Cluster(), "Test", [Made(left)]).ShouldBeOfType<PlanResult.Refused>()
            .Reasons.ShouldBe([new PlanRefusal("", "Gateway shop/waypoint has moved on since: it was changed after the plan made it.")]);

    [Fact]
    public void All_reasons_against_it_are_said()
    {
        var deleted = new PlanStep.Delete(Gateway);
        var gone = new PlanStep.Patch(Planning.Cart with { Name = "gone" }, "{}");
        var refused = UndoPlanner.Plan(Planning.Cluster(), "Test",
        [
            new UndoStep(Patch, """{"metadata":{"labels":{}}}""", """{"metadata":{"labels":{"team":"bank"}}}"""),
            new UndoStep(gone, """{"metadata":{"labels":{"a":"b"}}}""", """{"metadata":{"labels":{"a":"c"}}}"""),
            new UndoStep(deleted, Left, ""),
        ]).ShouldBeOfType<PlanResult.Refused>();

        refused.Reasons.Select(reason => reason.Message).ShouldBe(
        [
            "Gateway shop/waypoint exists again: somebody has created it since.",
            "Service shop/gone was deleted since.",
            "Namespace shop has moved on since: team is \"shop\", and was left as \"bank\".",
        ]);
    }

    [Fact]
    public void An_object_that_several_steps_changed_goes_back_through_all_of_them()
    {
        var plan = Undo(
            new UndoStep(Patch, """{"metadata":{"labels":{"team":"first"}}}""", """{"metadata":{"labels":{"team":"second"}}}"""),
            new UndoStep(Patch, """{"metadata":{"labels":{"team":"second"}}}""", """{"metadata":{"labels":{"team":"shop"}}}"""));

        plan.Steps.Select(step => ((PlanStep.Patch)step).MergePatch).ShouldBe(["""{"metadata":{"labels":{"team":"second"}}}""", """{"metadata":{"labels":{"team":"first"}}}"""]);
    }

    [Fact]
    public void Steps_that_changed_nothing_need_no_way_back() =>
        Undo(new UndoStep(Patch, """{"metadata":{"resourceVersion":"1"}}""", """{"metadata":{"resourceVersion":"2"}}"""), new UndoStep(new PlanStep.WaitForProgrammed(Gateway), Left, Left)).Steps.ShouldBeEmpty();

    [Fact]
    public void What_the_step_added_to_a_list_or_took_away_is_added_and_removed_again()
    {
        var plan = Undo(new UndoStep(
            new PlanStep.EditList(Gateway, "[]"),
            """{"metadata":{"name":"waypoint"},"spec":{"gatewayClassName":"istio-waypoint","addresses":[{"value":"x"}],"listeners":[{"name":"mesh","port":15008,"protocol":"HBONE"}]}}""",
            """{"metadata":{"name":"waypoint"},"spec":{"gatewayClassName":"istio-waypoint","listeners":[{"name":"mesh","port":15008,"protocol":"HBONE"}]}}"""));

        var operations = plan.Steps.ShouldHaveSingleItem().ShouldBeOfType<PlanStep.EditList>().Operations;
        JsonNode.DeepEquals(
            JsonNode.Parse(operations),
            JsonNode.Parse("""[{"op":"add","path":"/spec/addresses","value":[{"value":"x"}]}]""")).ShouldBeTrue(operations);
    }

    [Fact]
    public void What_was_deleted_and_made_again_since_is_another_object() =>
        UndoPlanner.Plan(
            Planning.Cluster("apiVersion: v1\nkind: Service\nmetadata: {name: late, namespace: shop, uid: second}"),
            "Test",
            [new UndoStep(new PlanStep.Patch(new(ResourceKind.Service, "shop", "late"), "{}"), """{"metadata":{"uid":"first"}}""", """{"metadata":{"uid":"first","labels":{"a":"b"}}}""")])
            .ShouldBeOfType<PlanResult.Refused>().Reasons.ShouldBe([new PlanRefusal("", "Service shop/late has moved on since: it was deleted and created again.")]);

    [Fact]
    public void A_label_that_was_taken_off_since_is_said()
    {
        var reason = UndoPlanner.Plan(Planning.Cluster(), "Test", [new UndoStep(Patch, """{"metadata":{"labels":{}}}""", """{"metadata":{"labels":{"tier":"gold"}}}""")])
            .ShouldBeOfType<PlanResult.Refused>().Reasons.ShouldHaveSingleItem();

        reason.Message.ShouldBe("Namespace shop has moved on since: tier is not set, and was left as \"gold\".");
    }

    [Fact]
    public void What_is_gone_already_needs_no_way_back()
    {
        var plan = Undo(new UndoStep(new PlanStep.Apply(Gateway with { Name = "gone" }, "{}"), "", Left));

        plan.Steps.ShouldBeEmpty();
        plan.Notices.ShouldHaveSingleItem().Text.ShouldBe("Gateway shop/gone is gone already.");
    }

    [Fact]
    public void The_last_that_comes_back_is_not_waited_for()
    {
        var old = Gateway with { Name = "old" };
        var plan = Undo(new UndoStep(new PlanStep.Delete(old), """{"metadata":{"name":"old","namespace":"shop","deletionTimestamp":"t","deletionGracePeriodSeconds":1},"spec":{}}""", ""));

        plan.Steps.ShouldBe([new PlanStep.Apply(old, """{"metadata":{"name":"old","namespace":"shop"},"spec":{}}""")]);
        plan.Notices.ShouldBeEmpty();
    }

    [Fact]
    public void A_policy_whose_fields_were_changed_since_is_left_alone()
    {
        var policy = new ObjectKey(ResourceKind.AuthorizationPolicy, "shop", "p");
        const string before = """{"apiVersion":"security.istio.io/v1","kind":"AuthorizationPolicy","metadata":{"name":"p","namespace":"shop"},"spec":{"action":"DENY"}}""";
        var step = new UndoStep(new PlanStep.Patch(policy, "{}"), before, before.Replace("DENY", "ALLOW", StringComparison.Ordinal));

        UndoPlanner.Plan(Planning.Cluster("{apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: p, namespace: shop, labels: {team: shop}}, spec: {action: ALLOW}}"), "Test", [step])
            .ShouldBeOfType<PlanResult.Planned>("labels that others have put there since do not stand in the way").Plan.Steps.Count.ShouldBe(1);
        UndoPlanner.Plan(Planning.Cluster("{apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: p, namespace: shop}, spec: {action: AUDIT}}"), "Test", [step])
            .ShouldBeOfType<PlanResult.Refused>().Reasons.ShouldBe([new PlanRefusal("", "AuthorizationPolicy shop/p has moved on since: its fields were changed.")]);
    }

    private const string Left = """{"kind":"Gateway","metadata":{"name":"waypoint","namespace":"shop"},"spec":{"gatewayClassName":"istio-waypoint","listeners":[{"name":"mesh","port":15008,"protocol":"HBONE"}]}}""";

    private static UndoStep Made(string left) => new(new PlanStep.Apply(Gateway, "{}"), "", left);

    private static ChangePlan Undo(params ReadOnlySpan<UndoStep> steps) => UndoPlanner.Plan(Planning.Cluster(), "Test", [.. steps]).ShouldBeOfType<PlanResult.Planned>().Plan;
}
