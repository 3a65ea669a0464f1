using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class ServiceEntryNeedsWaypointTests
{
    private static readonly ObjectKey Entry = new(ResourceKind.ServiceEntry, "shop", "web");

    [Fact]
    public void A_wildcard_host_without_a_waypoint_does_not_apply()
    {
        var finding = Findings.FindOne("WP020", ClusterYaml.Waypoint("shop", "waypoint"), ClusterYaml.ServiceEntry("shop", "web", host: "*.example.com"));

        finding.Object.ShouldBe(Entry);
        finding.Cause.ShouldBe("ServiceEntry shop/web has the wildcard host *.example.com, which takes a waypoint, and it is enrolled in none.");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.Enroll([Entry], new("shop", "waypoint")));
    }

    [Fact]
    public void Where_no_waypoint_would_take_it_one_is_to_be_deployed() =>
        Findings.FindOne("WP020", ClusterYaml.Namespace("shop"), ClusterYaml.Service("shop", "waypoint"), ClusterYaml.ServiceEntry("shop", "web", host: "*.example.com"))
            .Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.DeployWaypoint>().Waypoint.ShouldBe(new("shop", "waypoint-2"));

    [Fact]
    public void A_refused_binding_is_no_waypoint()
    {
        var finding = Findings.FindOne("WP020", ClusterYaml.Namespace("shop"), ClusterYaml.ServiceEntry("shop", "web", "{istio.io/use-waypoint: gone}", "*.example.com"));

        finding.Cause.ShouldEndWith("and istiod refuses it one: waypoint \"shop/gone\" is not ready.");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.DeployWaypoint>().Waypoint.ShouldBe(new("shop", "gone"));
    }

    [Fact]
    public void A_connect_strategy_needs_one_too() =>
        Findings.FindOne("WP020", WithStrategy("RACE_FIRST_TCP_CONNECT")).Cause.ShouldBe("ServiceEntry shop/web asks for connect strategy RACE_FIRST_TCP_CONNECT, which takes a waypoint, and it is enrolled in none.");

    [Fact]
    public void The_default_strategy_needs_none() => Findings.Find("WP020", WithStrategy("DEFAULT")).ShouldBeEmpty();

    [Fact]
    public void A_bound_entry_is_well() =>
        Findings.Find("WP020", ClusterYaml.Waypoint("shop", "waypoint"), ClusterYaml.ServiceEntry("shop", "web", "{istio.io/use-waypoint: waypoint}", "*.example.com")).ShouldBeEmpty();

    [Fact]
    public void A_plain_host_needs_none() => Findings.Find("WP020", ClusterYaml.ServiceEntry("shop", "web")).ShouldBeEmpty();

    private static string WithStrategy(string strategy) =>
        ClusterYaml.ServiceEntry("shop", "web").Replace("labels: {}", $"annotations: {{istio.io/connect-strategy: {strategy}}}", StringComparison.Ordinal);
}
