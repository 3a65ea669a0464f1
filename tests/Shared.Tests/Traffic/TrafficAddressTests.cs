using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Shared.Tests.Traffic;

/// <summary>The ends of a path, as links and the API write them.</summary>
public sealed class TrafficAddressTests
{
    [Theory]
    [InlineData("pod/shop/cart-1")]
    [InlineData("gateway/istio-ingress/public")]
    [InlineData("outside")]
    public void A_source_that_is_read_is_written_the_same(string text)
    {
        TrafficEnd.TryParseSource(text, out var source).ShouldBeTrue();

        TrafficEnd.Of(source!).ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("pod")]
    [InlineData("pod/shop")]
    [InlineData("pod//cart-1")]
    [InlineData("pod/shop/")]
    [InlineData("gateway//public")]
    [InlineData("gateway/istio-ingress/")]
    [InlineData("pod/shop/cart-1/app")]
    [InlineData("service/shop/cart")]
    [InlineData("outside/shop")]
    public void Anything_else_is_no_source(string? text)
    {
        TrafficEnd.TryParseSource(text, out var source).ShouldBeFalse();

        source.ShouldBeNull();
    }

    [Theory]
    [InlineData("service/shop/cart", ResourceKind.Service, null)]
    [InlineData("service/shop/cart:8080", ResourceKind.Service, 8080)]
    [InlineData("service/shop/cart:65535", ResourceKind.Service, 65535)]
    [InlineData("serviceentry/egress/mail:1", ResourceKind.ServiceEntry, 1)]
    [InlineData("pod/shop/cart-1", ResourceKind.Pod, null)]
    [InlineData("workloadentry/shop/vm-1:22", ResourceKind.WorkloadEntry, 22)]
    public void A_destination_that_is_read_is_written_the_same(string text, ResourceKind kind, int? port)
    {
        TrafficDestination.TryParse(text, out var destination).ShouldBeTrue();

        destination!.Key.Kind.ShouldBe(kind);
        destination.Port.ShouldBe(port);
        destination.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("service")]
    [InlineData("service/shop")]
    [InlineData("service//cart")]
    [InlineData("service/shop/")]
    [InlineData("service/shop/:80")]
    [InlineData("service/shop/cart:0")]
    [InlineData("service/shop/cart:65536")]
    [InlineData("service/shop/cart:http")]
    [InlineData("service/shop/cart:-1")]
    [InlineData("service/shop/cart:80:90")]
    [InlineData("service/shop/cart/80")]
    [InlineData("gateway/shop/waypoint")]
    public void Anything_else_is_no_destination(string? text)
    {
        TrafficDestination.TryParse(text, out var destination).ShouldBeFalse();

        destination.ShouldBeNull();
    }

    [Fact]
    public void Kinds_are_read_in_any_case() => TrafficDestination.TryParse("ServiceEntry/egress/mail", out _).ShouldBeTrue();

    [Theory]
    [InlineData(ResourceKind.Gateway, "gateway")]
    [InlineData(ResourceKind.Namespace, "Namespace")]
    public void What_is_no_destination_has_a_word_too(ResourceKind kind, string word) => TrafficEnd.Word(kind).ShouldBe(word);
}
