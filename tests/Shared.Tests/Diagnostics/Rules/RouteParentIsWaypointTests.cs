using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class RouteParentIsWaypointTests
{
    private static readonly string[] Shop = [ClusterYaml.Waypoint("shop", "waypoint"), ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: waypoint}")];

    [Fact]
    public void A_route_that_hangs_on_the_waypoint_does_nothing()
    {
        var finding = Findings.FindOne("WP028", [.. Shop, ClusterYaml.Route("shop", "cart", "{name: waypoint}")]);

        finding.Object.ShouldBe(new(ResourceKind.HTTPRoute, "shop", "cart"));
        finding.Cause.ShouldBe("The parent of HTTPRoute shop/cart is waypoint shop/waypoint, but waypoints take routes of Services and ServiceEntries only.");
        var patch = finding.Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.PatchObject>();
        patch.Target.ShouldBe(finding.Object);
        patch.MergePatch.ShouldBe("""{"spec":{"parentRefs":[{"group":"","kind":"Service","name":"cart"}]}}""");
    }

    [Fact]
    public void Its_other_parents_stay()
    {
        var ingress = ClusterYaml.Waypoint("shop", "ingress", className: "istio", listener: "port: 80, protocol: HTTP");

        var finding = Findings.FindOne("WP028", [.. Shop, ingress, ClusterYaml.Route("shop", "cart", "{name: ingress, sectionName: http}, {name: waypoint}")]);

        finding.Effect.ShouldContain("only its other parents count");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.PatchObject>().MergePatch
            .ShouldBe("""{"spec":{"parentRefs":[{"group":"gateway.networking.k8s.io","kind":"Gateway","name":"ingress","sectionName":"http"},{"group":"","kind":"Service","name":"cart"}]}}""");
    }

    [Fact]
    public void Without_a_single_backend_nobody_can_tell_the_service() =>
        Findings.FindOne("WP028", [.. Shop, ClusterYaml.Route("shop", "cart", "{name: waypoint}").Replace("{name: cart, port: 80}", "{name: cart, port: 80}, {name: cart-v2, port: 80}", StringComparison.Ordinal)])
            .Remedy.ShouldBeNull();

    [Fact]
    public void A_route_of_the_service_is_well() => Findings.Find("WP028", [.. Shop, ClusterYaml.Route("shop", "cart", "{group: '', kind: Service, name: cart}")]).ShouldBeEmpty();

    [Fact]
    public void A_route_that_the_waypoint_would_not_read_is_moved_by_hand()
    {
        var finding = Findings.FindOne("WP028", [.. Shop, ClusterYaml.Namespace("team"), ClusterYaml.Route("team", "cart", "{name: waypoint, namespace: shop}").Replace("{name: cart, port: 80}", "{name: cart, namespace: shop, port: 80}", StringComparison.Ordinal)]);

        finding.Fix.ShouldBe("A waypoint reads routes of its own namespace and of the service's: move the route into namespace shop and make Service shop/cart its parent there.");
        finding.Remedy.ShouldBeNull();
    }

    [Fact]
    public void A_headless_service_follows_no_route()
    {
        var finding = Findings.FindOne("WP028", ClusterYaml.Waypoint("shop", "waypoint"), ClusterYaml.Service("shop", "cart", ip: "None"), ClusterYaml.Route("shop", "cart", "{name: waypoint}"));

        finding.Fix.ShouldStartWith("Service shop/cart is headless");
        finding.Remedy.ShouldBeNull();
    }

    [Fact]
    public void Beside_its_service_the_waypoint_is_taken_out_and_the_rest_stays_as_it_is()
    {
        var route = ClusterYaml.Route("shop", "cart", "{name: waypoint}, {name: ingress, namespace: infra, sectionName: web, port: 80}, {group: '', kind: Service, name: cart, port: 80}");

        Findings.FindOne("WP028", [.. Shop, route]).Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.PatchObject>().MergePatch.ShouldBe(
            """{"spec":{"parentRefs":[{"group":"gateway.networking.k8s.io","kind":"Gateway","name":"ingress","namespace":"infra","port":80,"sectionName":"web"},{"group":"","kind":"Service","name":"cart","port":80}]}}""");
    }

    [Fact]
    public void In_the_waypoint_s_own_namespace_a_route_of_another_s_service_is_read()
    {
        string[] mesh =
        [
            ClusterYaml.Waypoint("infra", "waypoint", allowed: "{from: All}"), ClusterYaml.Namespace("infra"), ClusterYaml.Namespace("shop"),
            ClusterYaml.Service("shop", "cart", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: infra}"),
            ClusterYaml.Route("infra", "cart", "{name: waypoint}").Replace("{name: cart, port: 80}", "{name: cart, namespace: shop, port: 80}", StringComparison.Ordinal),
        ];

        Findings.FindOne("WP028", mesh).Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.PatchObject>().MergePatch
            .ShouldBe("""{"spec":{"parentRefs":[{"group":"","kind":"Service","name":"cart","namespace":"shop"}]}}""");
    }
}
