using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Tests.Changes;

public sealed class ChangeCommandsTests
{
    private static readonly ChangeIntent.DeployWaypoint Deploy = new(new("shop", "egress"), TrafficType.All, "canary", new AllowedNamespaces.Same());

    [Fact]
    public void A_plain_waypoint_is_istioctl_s() => Only(Deploy).ShouldBe("istioctl waypoint apply -n shop --name egress --for all --revision canary");

    [Theory]
    [InlineData("istio-agentgateway-waypoint")]
    [InlineData("istio-waypoint")]
    public void What_istioctl_cannot_write_is_applied_by_kubectl(string className)
    {
        AllowedNamespaces allowed = className == "istio-waypoint" ? new AllowedNamespaces.All() : new AllowedNamespaces.Same();
        var plan = Planning.Cluster().Plan(Deploy with { ClassName = className, Allowed = allowed });

        var command = ChangeCommands.Of(plan).ShouldHaveSingleItem();
        command.Text.ShouldBe("kubectl apply --server-side --field-manager=waypoint-dashboard -f -");
        command.Input.ShouldBe(((PlanStep.Apply)plan.Steps[0]).Manifest);
    }

    [Theory]
    [InlineData("""{"spec":{"gatewayClassName":"istio-waypoint","listeners":[{"protocol":"HBONE","port":15008},{"protocol":"HTTP","port":80}]}}""")]
    [InlineData("""{"spec":{"gatewayClassName":"istio-waypoint","listeners":[{"protocol":"HBONE","port":15009}]}}""")]
    [InlineData("""{"spec":{"gatewayClassName":"istio-waypoint","listeners":[{"protocol":"HTTP","port":15008}]}}""")]
    [InlineData("""{"metadata":{"annotations":{"a":"b"}},"spec":{"gatewayClassName":"istio-waypoint","listeners":[{"protocol":"HBONE","port":15008}]}}""")]
    [InlineData("""{"metadata":{"labels":{"a":"b"}},"spec":{"gatewayClassName":"istio-waypoint","listeners":[{"protocol":"HBONE","port":15008}]}}""")]
    [InlineData("""{}""")]
    [InlineData("""[]""")]
    public void A_gateway_with_more_to_it_is_applied_by_kubectl(string manifest) =>
        Of(new PlanStep.Apply(Planning.ShopWaypoint.Key, manifest)).ShouldBe(["kubectl apply --server-side --field-manager=waypoint-dashboard -f -"]);

    [Fact]
    public void Another_kind_is_applied_by_kubectl() =>
        Of(new PlanStep.Apply(Planning.Cart, "{}")).ShouldBe(["kubectl apply --server-side --field-manager=waypoint-dashboard -f -"]);

    [Fact]
    public void Labels_and_annotations_have_commands_of_their_own() =>
        Of(new PlanStep.Patch(Planning.Cart, """{"metadata":{"labels":{"a":"b","c":null,"d":""},"annotations":{"e":"it's"}}}""")).ShouldBe(
        [
            "kubectl label services cart -n shop a=b c- d='' --overwrite",
            @"kubectl annotate services cart -n shop e='it'\''s' --overwrite",
        ]);

    [Fact]
    public void Removing_alone_overwrites_nothing() =>
        Of(new PlanStep.Patch(Planning.Shop, """{"metadata":{"labels":{"istio.io/use-waypoint":null}}}""")).ShouldBe(["kubectl label namespaces shop istio.io/use-waypoint-"]);

    [Theory]
    [InlineData("""{"spec":{"x":1}}""")]
    [InlineData("""{"metadata":{"labels":{"a":"b"}},"spec":{"x":1}}""")]
    [InlineData("""{"metadata":{"finalizers":null}}""")]
    [InlineData("""{"metadata":null}""")]
    [InlineData("""[]""")]
    public void Any_other_patch_is_a_merge_patch(string patch) =>
        Of(new PlanStep.Patch(Planning.ShopWaypoint.Key, patch)).ShouldBe([$"kubectl patch gateways.gateway.networking.k8s.io waypoint -n shop --type=merge -p '{patch}'"]);

    [Fact]
    public void Lists_are_edited_by_a_JSON_patch() =>
        Of(new PlanStep.EditList(Planning.ShopWaypoint.Key, "[]")).ShouldBe(["kubectl patch gateways.gateway.networking.k8s.io waypoint -n shop --type=json -p '[]'"]);

    [Fact]
    public void Deleting_and_waiting_name_the_kind_in_full() =>
        Of(new PlanStep.WaitForProgrammed(Planning.BankWaypoint.Key), new PlanStep.Delete(Planning.Cart), new PlanStep.Delete(Planning.ShopWaypoint.Key)).ShouldBe(
        [
            "kubectl wait --for=condition=Programmed --timeout=90s gateways.gateway.networking.k8s.io waypoint -n bank",
            "kubectl delete services cart -n shop",
            "kubectl delete gateways.gateway.networking.k8s.io waypoint -n shop",
        ]);

    private static string Only(ChangeIntent intent) => ChangeCommands.Of(Planning.Cluster().Plan(intent)).ShouldHaveSingleItem().Text;

    private static IEnumerable<string> Of(params IEnumerable<PlanStep> steps) =>
        ChangeCommands.Of(new ChangePlan("", Deploy, steps.ToValueList(), [])).Select(command => command.Text);
}
