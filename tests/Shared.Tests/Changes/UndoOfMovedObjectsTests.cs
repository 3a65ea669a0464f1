using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Changes;

/// <summary>What an undo does when somebody else was at the object since.</summary>
public sealed class UndoOfMovedObjectsTests
{
    private static readonly ObjectKey Policy = new(ResourceKind.AuthorizationPolicy, "shop", "readers");

    private const string Readers = """
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: readers, namespace: shop, uid: now, annotations: {istio.io/dry-run: 'true'}}
        spec: {action: DENY, rules: [{from: [{source: {namespaces: [bank]}}]}]}
        """;

    [Fact]
    public void An_object_of_another_incarnation_is_left_alone() =>
        Refuse(Left("then", "true", "DENY", "bank")).ShouldBe("AuthorizationPolicy shop/readers has moved on since: it was deleted and created again.");

    [Fact]
    public void An_annotation_that_somebody_changed_stays_theirs() =>
        Refuse(Left("now", "false", "DENY", "bank"), Left("now", null, "DENY", "bank")).ShouldBe("AuthorizationPolicy shop/readers has moved on since: istio.io/dry-run is \"true\", and was left as \"false\".");

    [Fact]
    public void A_field_that_somebody_changed_stays_theirs() =>
        Refuse(Left("now", "true", "DENY", "shop"), Left("now", "true", "ALLOW", "shop")).ShouldBe("AuthorizationPolicy shop/readers has moved on since: its fields were changed.");

    [Fact]
    public void A_policy_that_a_plan_made_and_somebody_changed_is_not_deleted() =>
        Refuse(Left("now", "true", "DENY", "shop"), "").ShouldBe("AuthorizationPolicy shop/readers has moved on since: it was changed after the plan made it.");

    [Fact]
    public void A_field_that_is_as_the_plan_left_it_goes_back() =>
        Undo(new UndoStep(new PlanStep.Patch(Policy, "{}"), Left("now", "true", "ALLOW", "bank"), Left("now", "true", "DENY", "bank"))).Steps.ShouldBe(
            [new PlanStep.EditList(Policy, """[{"op":"test","path":"/spec/action","value":"DENY"},{"op":"replace","path":"/spec/action","value":"ALLOW"}]""")]);

    [Fact]
    public void A_field_that_the_plan_took_away_comes_back() =>
        Undo(new UndoStep(new PlanStep.Patch(Policy, "{}"), Left("now", "true", "DENY", "bank").Replace("\"spec\":{", "\"spec\":{\"a~b/c\":1,", StringComparison.Ordinal), Left("now", "true", "DENY", "bank"))).Steps.ShouldBe(
            [new PlanStep.EditList(Policy, """[{"op":"add","path":"/spec/a~0b~1c","value":1}]""")]);

    [Fact]
    public void What_the_plan_made_and_somebody_deleted_is_gone_already()
    {
        var plan = Undo(new UndoStep(new PlanStep.Apply(Policy with { Name = "gone" }, "{}"), "", Left("then", "true", "DENY", "bank")));

        plan.Steps.ShouldBeEmpty();
        plan.Notices.ShouldBe([new PlanNotice(Severity.Info, Policy with { Name = "gone" }, "AuthorizationPolicy shop/gone is gone already.")]);
    }

    [Fact]
    public void A_deletion_that_was_under_way_does_not_come_back_with_the_object() =>
        Undo(new UndoStep(
            new PlanStep.Delete(Policy with { Name = "gone" }),
            """{"kind":"AuthorizationPolicy","metadata":{"name":"gone","namespace":"shop","deletionTimestamp":"t","deletionGracePeriodSeconds":0},"spec":{}}""",
            "")).Steps.ShouldBe([new PlanStep.Apply(Policy with { Name = "gone" }, """{"kind":"AuthorizationPolicy","metadata":{"name":"gone","namespace":"shop"},"spec":{}}""")]);

    [Fact]
    public void Who_is_unenrolled_by_the_undo_itself_is_not_warned_of()
    {
        var gateway = Planning.ShopWaypoint.Key;
        const string made = """{"kind":"Gateway","metadata":{"name":"waypoint","namespace":"shop"},"spec":{"gatewayClassName":"istio-waypoint","listeners":[{"name":"mesh","port":15008,"protocol":"HBONE"}]}}""";
        const string late = "apiVersion: v1\nkind: Service\nmetadata: {name: late, namespace: shop, labels: {istio.io/use-waypoint: waypoint}}";
        var plan = UndoPlanner.Plan(
            Planning.Cluster(late),
            "Test",
            [
                new UndoStep(new PlanStep.Apply(gateway, "{}"), "", made),
                new UndoStep(new PlanStep.Patch(Planning.Cart with { Name = "late" }, "{}"), """{"metadata":{"labels":{}}}""", """{"metadata":{"labels":{"istio.io/use-waypoint":"waypoint"}}}"""),
            ]).ShouldBeOfType<PlanResult.Planned>().Plan;

        plan.Notices.ShouldBeEmpty();
        plan.Steps.ShouldBe(
        [
            new PlanStep.Patch(Planning.Cart with { Name = "late" }, """{"metadata":{"labels":{"istio.io/use-waypoint":null}}}"""),
            new PlanStep.Delete(gateway),
        ]);
    }

    private static string Left(string uid, string? dryRun, string action, string from)
    {
        var annotations = dryRun is null ? "" : $"\"istio.io/dry-run\":\"{dryRun}\"";
        return $$$"""{"apiVersion":"security.istio.io/v1","kind":"AuthorizationPolicy","metadata":{"name":"readers","namespace":"shop","uid":"{{{uid}}}","annotations":{ {{{annotations}}} }},"spec":{"action":"{{{action}}}","rules":[{"from":[{"source":{"namespaces":["{{{from}}}"]}}]}]}}""";
    }

    private static string Refuse(string after, string? before = null) => UndoPlanner.Plan(Planning.Cluster(Readers), "Test", [new UndoStep(new PlanStep.Patch(Policy, "{}"), before ?? Left("then", "true", "ALLOW", "bank"), after)])
        .ShouldBeOfType<PlanResult.Refused>().Reasons.ShouldHaveSingleItem().Message;

    private static ChangePlan Undo(UndoStep step) => UndoPlanner.Plan(Planning.Cluster(Readers), "Test", [step]).ShouldBeOfType<PlanResult.Planned>().Plan;
}
