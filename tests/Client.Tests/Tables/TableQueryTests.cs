using WaypointDashboard.Client.Components.Tables;

namespace WaypointDashboard.Client.Tests.Tables;

public sealed class TableQueryTests
{
    [Theory]
    [InlineData(null, null, null, null, null, null, null)]
    [InlineData("cart", "-age", "bound,refused", "service", "shop", "only", "app in (a,b)")]
    [InlineData("two words", "name", null, null, "a,b", null, null)]
    public void A_link_shows_the_same(string? search, string? sort, string? states, string? types, string? namespaces, string? problems, string? labels)
    {
        var parameters = TableQuery.Parse(search, sort, states, types, namespaces, problems, labels).ToParameters();

        parameters.Values.ShouldBe([search, sort, states, types, namespaces, problems, labels]);
    }

    [Fact]
    public void Sorting_by_a_column_goes_upwards_downwards_and_off()
    {
        var once = TableQuery.Everything.SortedBy("age");
        var twice = once.SortedBy("age");

        (once.Sort, once.IsDescending).ShouldBe(("age", false));
        (twice.Sort, twice.IsDescending).ShouldBe(("age", true));
        twice.SortedBy("age").ShouldBe(TableQuery.Everything);
        twice.SortedBy("name").IsDescending.ShouldBeFalse();
    }
}
