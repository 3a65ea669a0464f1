using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Resources;

public sealed class ObjectKeyTests
{
    [Theory]
    [InlineData("service/shop/cart", ResourceKind.Service, "shop", "cart")]
    [InlineData("HTTPRoute/shop/split", ResourceKind.HTTPRoute, "shop", "split")]
    [InlineData("namespace/shop", ResourceKind.Namespace, "", "shop")]
    [InlineData("gatewayclass/istio-waypoint", ResourceKind.GatewayClass, "", "istio-waypoint")]
    public void A_key_is_read_as_it_is_written(string text, ResourceKind kind, string home, string name)
    {
        ObjectKey.TryParse(text, out var key).ShouldBeTrue();
        key.ShouldBe(new ObjectKey(kind, home, name));
        ObjectKey.TryParse(key.ToString(), out var again).ShouldBeTrue();
        again.ShouldBe(key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("service")]
    [InlineData("service/cart")]
    [InlineData("namespace/a/b")]
    [InlineData("secret/shop/x")]
    [InlineData("service//cart")]
    [InlineData("service/shop/")]
    [InlineData("service/shop/cart/80")]
    public void What_is_no_key_is_not_read(string? text) => ObjectKey.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Keys_are_ordered_by_kind_namespace_and_name()
    {
        ObjectKey[] ordered =
        [
            ObjectKey.ForNamespace("z"),
            new(ResourceKind.Service, "a", "z"),
            new(ResourceKind.Service, "b", "B"),
            new(ResourceKind.Service, "b", "a"),
            new(ResourceKind.Pod, "a", "a"),
        ];

        ordered.Reverse().Order().ShouldBe(ordered);
        (ordered[0] < ordered[1], ordered[1] > ordered[0], ordered[1] <= ordered[2], ordered[2] >= ordered[1]).ShouldBe((true, true, true, true));
        (ordered[1] < ordered[0], ordered[0] > ordered[1], ordered[2] <= ordered[1], ordered[1] >= ordered[2]).ShouldBe((false, false, false, false));
    }
}
