using System.Reflection;
using Microsoft.AspNetCore.Components;
using WaypointDashboard.Client.Components.Connection;
using WaypointDashboard.Client.Layout;
using WaypointDashboard.Client.Layout.Frame;
using WaypointDashboard.Client.Navigation;
using WaypointDashboard.Client.Shortcuts;

namespace WaypointDashboard.Client.Tests.Layout;

public sealed class QueryParameterTests
{
    /// <summary>They stay as long as the browser's page does.</summary>
    private static readonly Type[] Frame = [typeof(MainLayout), typeof(ClusterMenu), typeof(NavigationMenu), typeof(ClusterBanners), typeof(ConnectionChip), typeof(ShortcutListener)];

    /// <summary>A component that comes or goes because the address changes would change the list of those who are told of the address while they are told.</summary>
    [Fact]
    public void Only_pages_and_the_frame_have_parameters_of_the_query_supplied() => typeof(MainLayout).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(property => property.IsDefined(typeof(SupplyParameterFromQueryAttribute))))
        .Where(type => !type.IsDefined(typeof(RouteAttribute)))
        .ShouldBe(Frame, ignoreOrder: true);

    [Theory]
    [InlineData("http://localhost/paths?from=a&cluster=east", "east")]
    [InlineData("http://localhost/paths?cluster=a%2Fb", "a/b")]
    [InlineData("http://localhost/paths?cluster=", null)]
    [InlineData("http://localhost/paths", null)]
    public void The_cluster_stands_in_the_address(string uri, string? cluster) => DashboardRoutes.ClusterIn(uri).ShouldBe(cluster);
}
