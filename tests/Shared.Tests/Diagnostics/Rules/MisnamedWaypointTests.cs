using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class MisnamedWaypointTests
{
    private const string Id = "WP014";

    [Fact]
    public void A_waypoint_called_none()
    {
        var finding = Findings.FindOne(Id, Waypoint("shop", "none"));

        finding.Object.ShouldBe(new ObjectKey(ResourceKind.Gateway, "shop", "none"));
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Cause.ShouldBe("Waypoint shop/none is called none, which as the value of istio.io/use-waypoint means no waypoint.");
        finding.Remedy!.Intent.ShouldBe(new ChangeIntent.DeleteObject(finding.Object));
    }

    [Theory]
    [InlineData("port: 15008, protocol: HTTP", "listener mesh (HTTP on port 15008)")]
    [InlineData("port: 8080, protocol: HBONE", "listener mesh (HBONE on port 8080)")]
    public void A_listener_that_is_not_HBONE_on_15008(string listener, string named)
    {
        var finding = Findings.FindOne(Id, Namespace("shop"), Waypoint("shop", "waypoint", "{istio.io/waypoint-for: all, istio.io/rev: canary}", listener: listener));

        finding.Cause.ShouldBe($"Waypoint shop/waypoint has {named}, but istiod expects a single listener with protocol HBONE on port 15008.");
        finding.Effect.ShouldContain("lets in namespace shop only");
        finding.Remedy!.Intent.ShouldBe(new ChangeIntent.SetWaypointListener(new("shop", "waypoint")));
    }

    [Fact]
    public void A_sandwiched_waypoint_listens_as_it_likes() =>
        Findings.Find(Id, Waypoint("shop", "waypoint", listener: "port: 15088, protocol: istio.io/PROXY", annotations: "{ambient.istio.io/waypoint-inbound-binding: PROXY/15088}")).ShouldBeEmpty();

    [Fact]
    public void The_waypoint_meant_stands_in_another_namespace()
    {
        var finding = Findings.FindOne(Id, Namespace("shop", "{istio.io/use-waypoint: egress}"), Namespace("infra"), Waypoint("infra", "egress", allowed: "{from: All}"));

        finding.Object.ShouldBe(ObjectKey.ForNamespace("shop"));
        finding.Cause.ShouldContain("which means shop/egress; waypoint infra/egress, which lets shop in, would need istio.io/use-waypoint-namespace=infra beside it");
        finding.Remedy.ShouldBe(new SuggestedChange("Use waypoint infra/egress", new ChangeIntent.Enroll([ObjectKey.ForNamespace("shop")], new("infra", "egress"))));
    }

    [Fact]
    public void The_only_one_of_a_name_is_meant_even_if_it_does_not_let_the_namespace_in() =>
        Findings.FindOne(Id, Namespace("shop", "{istio.io/use-waypoint: egress}"), Namespace("infra"), Waypoint("infra", "egress")).ShouldSatisfyAllConditions(
            finding => finding.Cause.ShouldContain("waypoint infra/egress, which does not let shop in yet, would need istio.io/use-waypoint-namespace=infra"),
            finding => finding.Remedy.ShouldBeNull());

    [Fact]
    public void A_neighbour_s_waypoint_of_the_usual_name_is_not_meant() =>
        Findings.Find(Id, Namespace("shop", "{istio.io/use-waypoint: waypoint}"), Namespace("bank"), Waypoint("bank", "waypoint")).ShouldBeEmpty();

    [Fact]
    public void A_waypoint_as_istioctl_makes_it_is_fine() => Findings.Find(Id, Namespace("shop", "{istio.io/use-waypoint: waypoint}"), Waypoint("shop", "waypoint")).ShouldBeEmpty();

    [Fact]
    public void An_ingress_gateway_may_be_called_and_listen_as_it_likes() => Findings.Find(Id, Waypoint("shop", "none", className: "istio", listener: "port: 80, protocol: HTTP")).ShouldBeEmpty();
}
