using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Policies;

/// <summary>Which proxies take a policy.</summary>
public sealed class PolicyAttachmentTests
{
    private const string GatewayApi = "gateway.networking.k8s.io";

    private static readonly WorkloadMatch Pod = new("shop", LabelSet.Of(("app", "cart")), false, [], "istio-system");

    private static readonly WorkloadMatch Gateway = new("shop", LabelSet.Of(("gateway.networking.k8s.io/gateway-name", "ingress"), ("app", "cart")), false, [], "istio-system");

    private static readonly WorkloadMatch Waypoint = Gateway with
    {
        Labels = LabelSet.Of(("gateway.networking.k8s.io/gateway-name", "waypoint")),
        IsWaypoint = true,
        Services = [new(ResourceKind.Service, "shop", "cart"), new(ResourceKind.ServiceEntry, "shop", "mail"), new(ResourceKind.Service, "bank", "ledger")],
    };

    private static readonly LabelSet OfCart = LabelSet.Of(("app", "cart"));

    [Theory]
    [InlineData("shop", true)]
    [InlineData("istio-system", true)]
    [InlineData("bank", false)]
    public void A_selector_reaches_its_own_namespace_and_from_the_root_all(string home, bool expected)
    {
        PolicyAttachment.Attaches(Pod, home, OfCart, []).ShouldBe(expected);
        PolicyAttachment.Attaches(Pod, home, null, []).ShouldBe(expected);
        PolicyAttachment.Attaches(Gateway, home, OfCart, []).ShouldBe(expected);
    }

    [Fact]
    public void A_selector_must_match_and_gateways_can_be_told_to_ignore_it()
    {
        PolicyAttachment.Attaches(Pod, "shop", LabelSet.Of(("app", "till")), []).ShouldBeFalse();
        PolicyAttachment.Attaches(Gateway, "shop", OfCart, [], selectorsReachGateways: false).ShouldBeFalse();
        PolicyAttachment.Attaches(Waypoint, "shop", null, []).ShouldBeFalse();
    }

    [Fact]
    public void A_policy_with_targets_is_for_gateways() =>
        PolicyAttachment.Attaches(Pod, "shop", null, [new(GatewayApi, "Gateway", "ingress")]).ShouldBeFalse();

    [Theory]
    [InlineData(GatewayApi, "Gateway", "waypoint", null, "shop", true)]
    [InlineData(GatewayApi, "Gateway", "waypoint", "", "shop", true)]
    [InlineData(GatewayApi, "Gateway", "waypoint", "shop", "shop", true)]
    [InlineData(GatewayApi, "Gateway", "waypoint", "bank", "shop", false)]
    [InlineData(GatewayApi, "Gateway", "waypoint", null, "bank", false)]
    [InlineData(GatewayApi, "Gateway", "ingress", null, "shop", false)]
    [InlineData("", "Service", "cart", null, "shop", true)]
    [InlineData("", "Service", "till", null, "shop", false)]
    [InlineData("", "Service", "ledger", "bank", "shop", false)]
    [InlineData("", "Service", "ledger", null, "bank", true)]
    [InlineData("networking.istio.io", "ServiceEntry", "mail", null, "shop", true)]
    [InlineData(GatewayApi, "GatewayClass", "istio-waypoint", null, "istio-system", true)]
    [InlineData(GatewayApi, "GatewayClass", "istio-waypoint", null, "shop", false)]
    [InlineData(GatewayApi, "GatewayClass", "other", null, "istio-system", false)]
    [InlineData("apps", "Deployment", "waypoint", null, "shop", false)]
    public void A_waypoint_takes_what_targets_it_or_its_services(string group, string kind, string name, string? named, string home, bool expected) =>
        PolicyAttachment.Attaches(Waypoint, home, null, [new("apps", "Deployment", "x"), new(group, kind, name, named)]).ShouldBe(expected);

    [Theory]
    [InlineData(GatewayApi, "Gateway", "ingress", "shop", true)]
    [InlineData("", "Service", "cart", "shop", false)]
    [InlineData(GatewayApi, "GatewayClass", "istio-waypoint", "istio-system", false)]
    public void Another_gateway_takes_only_what_targets_it(string group, string kind, string name, string home, bool expected) =>
        PolicyAttachment.Attaches(Gateway with { Services = Waypoint.Services }, home, null, [new(group, kind, name)]).ShouldBe(expected);
}
