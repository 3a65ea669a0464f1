using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Tests.Changes;

public sealed class GatewayChangeTests
{
    private static readonly WaypointRef OddWaypoint = new("bank", "odd");

    private static readonly LabelSelector TeamShop = new(LabelSet.Of(("team", "shop")), []);

    [Fact]
    public void A_listener_without_allowed_routes_gets_them() =>
        Planning.Cluster().Plan(new ChangeIntent.SetAllowedNamespaces(Planning.ShopWaypoint, new AllowedNamespaces.All())).Steps.ShouldBe(
        [
            new PlanStep.EditList(Planning.ShopWaypoint.Key, """[{"op":"test","path":"/spec/listeners/0/name","value":"mesh"},{"op":"add","path":"/spec/listeners/0/allowedRoutes","value":{"namespaces":{"from":"All"}}}]"""),
        ]);

    [Fact]
    public void A_listener_that_has_them_keeps_the_rest_of_them() =>
        Planning.Cluster().Plan(new ChangeIntent.SetAllowedNamespaces(Planning.BankWaypoint, new AllowedNamespaces.Same())).Steps.ShouldBe(
        [
            new PlanStep.EditList(Planning.BankWaypoint.Key, """[{"op":"test","path":"/spec/listeners/0/name","value":"mesh"},{"op":"add","path":"/spec/listeners/0/allowedRoutes/namespaces","value":{"from":"Same"}}]"""),
        ]);

    [Fact]
    public void What_is_let_in_already_needs_no_step()
    {
        Planning.Cluster().Plan(new ChangeIntent.SetAllowedNamespaces(Planning.ShopWaypoint, new AllowedNamespaces.Same())).Steps.ShouldBeEmpty();
        Planning.Cluster().Plan(new ChangeIntent.SetAllowedNamespaces(Planning.BankWaypoint, new AllowedNamespaces.All())).Steps.ShouldBeEmpty();
        Planning.Cluster(Odd("[{name: mesh, port: 15008, protocol: HBONE, allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {team: shop}}}}}]"))
            .Plan(new ChangeIntent.SetAllowedNamespaces(OddWaypoint, new AllowedNamespaces.Matching(TeamShop))).Steps.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{from: Selector}")]
    [InlineData("{from: Everywhere}")]
    public void What_nobody_can_have_meant_is_written_anew(string written) =>
        Planning.Cluster(Odd($"[{{name: mesh, port: 15008, protocol: HBONE, allowedRoutes: {{namespaces: {written}}}}}]"))
            .Plan(new ChangeIntent.SetAllowedNamespaces(OddWaypoint, new AllowedNamespaces.All())).Steps.ShouldHaveSingleItem();

    [Theory]
    [InlineData(
        "[{name: http, port: 8080, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}}]",
        """[{"op":"test","path":"/spec/listeners/0/name","value":"http"},{"op":"replace","path":"/spec/listeners/0","value":{"name":"http","port":15008,"protocol":"HBONE","allowedRoutes":{"namespaces":{"from":"All"}}}}]""")]
    [InlineData(
        "[{name: a, port: 1, protocol: HTTP}, {name: mesh, port: 15008, protocol: HBONE}, {name: b, port: 2, protocol: HTTP}]",
        """[{"op":"test","path":"/spec/listeners/0/name","value":"a"},{"op":"test","path":"/spec/listeners/1/name","value":"mesh"},{"op":"test","path":"/spec/listeners/2/name","value":"b"},{"op":"remove","path":"/spec/listeners/2"},{"op":"remove","path":"/spec/listeners/0"}]""")]
    public void A_waypoint_is_left_with_the_listener_that_istiod_expects(string listeners, string operations) =>
        Planning.Cluster(Odd(listeners)).Plan(new ChangeIntent.SetWaypointListener(OddWaypoint)).Steps.ShouldBe([new PlanStep.EditList(OddWaypoint.Key, operations)]);

    [Fact]
    public void A_listener_that_is_right_stays() => Planning.Cluster().Plan(new ChangeIntent.SetWaypointListener(Planning.ShopWaypoint)).Steps.ShouldBeEmpty();

    [Fact]
    public void The_listener_of_a_sandwiched_waypoint_is_left_alone() =>
        Planning.Cluster(Odd("[{name: a, port: 15088, protocol: istio.io/PROXY}]").Replace("namespace: bank}", "namespace: bank, annotations: {ambient.istio.io/waypoint-inbound-binding: PROXY/15088}}", StringComparison.Ordinal))
            .RefuseOnce(new ChangeIntent.SetWaypointListener(OddWaypoint)).ShouldContain("listener of its own");

    [Fact]
    public void A_selector_that_leaves_the_own_namespace_out_is_pointed_out()
    {
        Planning.Cluster().Plan(new ChangeIntent.SetAllowedNamespaces(Planning.ShopWaypoint, new AllowedNamespaces.Matching(TeamShop))).Notices.ShouldBeEmpty();
        Planning.Cluster().Plan(new ChangeIntent.SetAllowedNamespaces(Planning.BankWaypoint, new AllowedNamespaces.Matching(TeamShop))).Notices
            .ShouldHaveSingleItem().Text.ShouldContain("does not match the waypoint's own namespace bank");
    }

    [Fact]
    public void A_selector_is_written_in_full()
    {
        var selector = new LabelSelector(LabelSet.Of(("a", "b")), [new("c", "In", ["d", "e"]), new("f", "Exists", [])]);

        Planning.Cluster().Plan(new ChangeIntent.SetAllowedNamespaces(Planning.ShopWaypoint, new AllowedNamespaces.Matching(selector))).Steps
            .ShouldHaveSingleItem().ShouldBeOfType<PlanStep.EditList>().Operations
            .ShouldContain("""{"from":"Selector","selector":{"matchExpressions":[{"key":"c","operator":"In","values":["d","e"]},{"key":"f","operator":"Exists"}],"matchLabels":{"a":"b"}}}""");
    }

    [Theory]
    [InlineData("", "In", "x", "has no key")]
    [InlineData("team", "Like", "x", "is no operator")]
    [InlineData("team", "NotIn", "", "needs at least one value")]
    [InlineData("team", "Exists", "x", "takes no values")]
    public void A_selector_that_cannot_be_is_refused(string key, string @operator, string values, string why)
    {
        var selector = key.Length == 0
            ? new LabelSelector(LabelSet.Of(("", "x")), [])
            : new LabelSelector(LabelSet.Empty, [new(key, @operator, values.Split(',', StringSplitOptions.RemoveEmptyEntries).ToValueList())]);

        Planning.Cluster().RefuseOnce(new ChangeIntent.SetAllowedNamespaces(Planning.ShopWaypoint, new AllowedNamespaces.Matching(selector))).ShouldContain(why);
    }

    [Fact]
    public void A_selector_for_a_value_that_cannot_be_is_refused() =>
        LabelSelectorProblem.Of(new LabelSelector(LabelSet.Of(("team", "-x")), [])).ShouldNotBeNull().ShouldContain("is no label value");

    [Fact]
    public void A_listener_that_istiod_does_not_read_becomes_one_that_it_does()
    {
        var plan = Planning.Cluster(Odd("[{name: http, port: 80, protocol: HTTP}]")).Plan(new ChangeIntent.SetAllowedNamespaces(OddWaypoint, AllowedNamespaces.Named(["shop"])));

        plan.Steps.ShouldHaveSingleItem().ShouldBeOfType<PlanStep.EditList>().Operations
            .ShouldBe("""[{"op":"test","path":"/spec/listeners/0/name","value":"http"},{"op":"replace","path":"/spec/listeners/0","value":{"name":"http","port":15008,"protocol":"HBONE","allowedRoutes":{"namespaces":{"from":"Selector","selector":{"matchExpressions":[{"key":"kubernetes.io/metadata.name","operator":"In","values":["shop"]}]}}}}}]""");
        plan.Notices.Select(notice => notice.Text).ShouldBe(
        [
            "Waypoint bank/odd has no listener with protocol HBONE on port 15008; its first listener becomes that, and the others go.",
            "The selector does not match the waypoint's own namespace bank: its services would be refused too.",
        ]);
    }

    [Fact]
    public void A_sandwiched_waypoint_without_its_listener_is_not_given_another() =>
        Planning.Cluster(Odd("[{name: a, port: 80, protocol: HTTP}]").Replace("namespace: bank}", "namespace: bank, annotations: {ambient.istio.io/waypoint-inbound-binding: PROXY/15088}}", StringComparison.Ordinal))
            .RefuseOnce(new ChangeIntent.SetAllowedNamespaces(OddWaypoint, new AllowedNamespaces.All())).ShouldContain("nor the one that ambient.istio.io/waypoint-inbound-binding names");

    [Fact]
    public void A_waypoint_that_is_not_there_is_refused() =>
        Planning.Cluster().RefuseOnce(new ChangeIntent.SetAllowedNamespaces(new("shop", "gone"), new AllowedNamespaces.All())).ShouldContain("There is no waypoint shop/gone");

    [Theory]
    [InlineData(TrafficType.All, """{"metadata":{"labels":{"istio.io/waypoint-for":"all"}}}""", "Let shop/waypoint take all traffic")]
    [InlineData(TrafficType.None, """{"metadata":{"labels":{"istio.io/waypoint-for":"none"}}}""", "Let shop/waypoint take none traffic")]
    public void A_traffic_type_is_a_label(TrafficType type, string patch, string title)
    {
        var plan = Planning.Cluster().Plan(new ChangeIntent.SetTrafficType(Planning.ShopWaypoint, type));

        plan.Title.ShouldBe(title);
        plan.Steps.ShouldBe([new PlanStep.Patch(Planning.ShopWaypoint.Key, patch)]);
    }

    [Fact]
    public void A_traffic_type_is_taken_off()
    {
        Planning.Cluster().Plan(new ChangeIntent.SetTrafficType(Planning.BankWaypoint, null)).Steps
            .ShouldBe([new PlanStep.Patch(Planning.BankWaypoint.Key, """{"metadata":{"labels":{"istio.io/waypoint-for":null}}}""")]);
        Planning.Cluster().Plan(new ChangeIntent.SetTrafficType(Planning.ShopWaypoint, null)).Steps.ShouldBeEmpty();
    }

    [Fact]
    public void A_traffic_type_that_istiod_does_not_know_is_refused()
    {
        Planning.Cluster().RefuseOnce(new ChangeIntent.SetTrafficType(Planning.ShopWaypoint, TrafficType.Unknown)).ShouldStartWith("TrafficType: Choose");
        Planning.Cluster().RefuseOnce(new ChangeIntent.SetTrafficType(new("bank", "ingress"), TrafficType.All)).ShouldContain("which is no waypoint");
    }

    private static string Odd(string listeners) => $$"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: odd, namespace: bank}
        spec: {gatewayClassName: istio-waypoint, listeners: {{listeners}}}
        """;
}
