using Shouldly;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;
using Xunit;
using static WaypointDashboard.Shared.Tests.Topology.TopologyObjects;

namespace WaypointDashboard.Shared.Tests.Topology;

public sealed class TopologyDefaultsTests
{
    [Fact]
    public void A_small_cluster_starts_with_the_namespaces_open_that_have_to_do_with_waypoints()
    {
        var live = MeshOf(
            Namespace("shop"), Waypoint("shop", "gate"), Namespace("bank"), Service("bank", "till", Uses("gone")), Namespace("calm"), Service("calm", "idle"));

        TopologyDefaults.View(live).Expanded.ShouldBe(["bank", "shop"]);
    }

    [Fact]
    public void A_cluster_that_does_not_fit_on_a_screen_starts_as_an_overview()
    {
        IEnumerable<MeshResource> resources = Enumerable.Range(0, 30)
            .SelectMany(number => Enumerable.Range(0, 10)
                .Select(service => (MeshResource)Service($"team-{number}", $"app-{service}"))
                .Append(Namespace($"team-{number}"))
                .Append(Waypoint($"team-{number}", "gate")));

        TopologyDefaults.View(MeshOf(resources)).Expanded.ShouldBeEmpty();
    }
}
