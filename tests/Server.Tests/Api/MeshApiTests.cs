using System.Text.Json;
using Shouldly;
using Xunit;

namespace WaypointDashboard.Server.Tests.Api;

/// <summary>The API on one mesh: shop/cart is bound to shop/waypoint, shop/till opts out, shop/lost asks for a waypoint that is not there.</summary>
public sealed class MeshApiTests(MeshApiTests.Shop shop) : IClassFixture<MeshApiTests.Shop>, IDisposable
{
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(90));

    public void Dispose() => _deadline.Dispose();

    [Fact]
    public async Task A_service_that_is_bound()
    {
        var cart = await BindingAsync("services", "Service", "cart");

        Text(cart, "state").ShouldBe("Bound");
        Text(cart, "waypoint").ShouldBe("shop/waypoint");
        Text(cart, "reason").ShouldBe("WaypointAccepted");
        Text(cart, "message").ShouldBe("Successfully attached to waypoint shop/waypoint");
        Text(cart, "decidedBy").ShouldBe("Namespace");
        cart.GetProperty("canary").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_service_that_opts_out()
    {
        var till = await BindingAsync("services", "Service", "till");

        Text(till, "state").ShouldBe("OptedOut");
        Text(till, "waypoint").ShouldBeNull();
        Text(till, "decidedBy").ShouldBe("Service");
    }

    [Fact]
    public async Task A_service_whose_waypoint_is_not_there()
    {
        var lost = await BindingAsync("services", "Service", "lost");

        Text(lost, "state").ShouldBe("Refused");
        Text(lost, "waypoint").ShouldBeNull();
        Text(lost, "requested").ShouldBe("shop/gone");
        Text(lost, "reason").ShouldBe("WaypointIsNotReady");
        Text(lost, "message").ShouldBe("waypoint \"shop/gone\" is not ready");
    }

    [Fact]
    public async Task A_canary_and_one_that_takes_no_part()
    {
        var split = await BindingAsync("services", "Service", "split");
        split.GetProperty("canary").GetProperty("waypoint").GetString().ShouldBe("shop/second");
        split.GetProperty("canary").GetProperty("weight").GetInt32().ShouldBe(20);
        Text(split, "canaryReason").ShouldBeNull();

        var same = await BindingAsync("services", "Service", "same");
        same.GetProperty("canary").ValueKind.ShouldBe(JsonValueKind.Null);
        Text(same, "canaryReason").ShouldBe("CanarySameAsPrimary");
    }

    [Fact]
    public async Task A_pod_is_a_workload_which_a_waypoint_for_services_does_not_take()
    {
        var pod = await BindingAsync("workloads", "Pod", "cart-1");

        Text(pod, "state").ShouldBe("None");
        Text(pod, "reason").ShouldBeNull();
        Text(pod, "cause").ShouldBe("InheritedTrafficTypeMismatch");
    }

    [Fact]
    public async Task The_waypoints_with_those_who_use_them()
    {
        var answer = await shop.Dashboard.GetAsync("/api/v1/waypoints", _deadline.Token);

        var waypoint = answer.GetProperty("waypoints").EnumerateArray().Single(found => Text(found, "name") == "waypoint");
        Text(waypoint, "namespace").ShouldBe("shop");
        Text(waypoint, "state").ShouldBe("Ready");
        Text(waypoint, "class").ShouldBe("istio-waypoint");
        Text(waypoint, "trafficType").ShouldBe("Service");
        Text(waypoint, "trafficTypeFrom").ShouldBe("gateway/shop/waypoint");
        Text(waypoint, "programmed").ShouldBe("True");
        waypoint.GetProperty("addresses").EnumerateArray().Select(address => address.GetString()).ShouldBe(["10.1.1.1"]);
        waypoint.GetProperty("consumers").GetProperty("services").GetInt32().ShouldBe(3);
        waypoint.GetProperty("consumers").GetProperty("refused").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_waypoint_that_is_only_named_is_among_them()
    {
        var answer = await shop.Dashboard.GetAsync("/api/v1/waypoints", _deadline.Token);

        var gone = answer.GetProperty("waypoints").EnumerateArray().Single(found => Text(found, "name") == "gone");
        Text(gone, "state").ShouldBe("Missing");
        Text(gone, "class").ShouldBeNull();
        gone.GetProperty("consumers").GetProperty("refused").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_path_through_the_waypoint_hop_by_hop()
    {
        var path = await shop.Dashboard.GetAsync("/api/v1/paths?from=pod/shop/client&to=service/shop/cart:80", _deadline.Token);

        Text(path, "waypoint").ShouldBe("shop/waypoint");
        path.GetProperty("hops").EnumerateArray().Select(hop => Text(hop, "kind")).ShouldContain("Waypoint");
        Text(path, "explanation").ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task A_path_from_outside_passes_the_waypoint_by()
    {
        var path = await shop.Dashboard.GetAsync("/api/v1/paths?from=outside&to=service/shop/cart", _deadline.Token);

        Text(path, "waypoint").ShouldBeNull();
        Text(path, "reason").ShouldBe("ClientNotCaptured");
    }

    [Fact]
    public async Task The_findings_say_what_is_wrong_what_that_does_and_what_to_do()
    {
        var answer = await shop.Dashboard.GetAsync("/api/v1/findings", _deadline.Token);

        var lost = answer.GetProperty("findings").EnumerateArray().First(found => Text(found, "object") == "service/shop/lost");
        foreach (var part in (string[])["id", "severity", "cause", "effect", "fix", "documentation"])
        {
            Text(lost, part).ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Fact]
    public async Task The_topology_holds_the_namespace()
    {
        var answer = await shop.Dashboard.GetAsync("/api/v1/topology?expand=shop", _deadline.Token);

        answer.GetProperty("nodes").EnumerateArray().Select(node => Text(node, "id")).ShouldContain("service/shop/cart");
    }

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();

    private async Task<JsonElement> BindingAsync(string list, string kind, string name)
    {
        var answer = await shop.Dashboard.GetAsync("/api/v1/bindings?cluster=sandbox", _deadline.Token);
        return answer.GetProperty(list).EnumerateArray().Single(found => Text(found, "kind") == kind && Text(found, "namespace") == "shop" && Text(found, "name") == name);
    }

    /// <summary>The mesh.</summary>
    public sealed class Shop : IAsyncLifetime
    {
        public Dashboard Dashboard { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Dashboard.InitializeAsync();
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
            await Dashboard.CreateAsync("/api/v1/namespaces", """{"metadata":{"name":"shop","labels":{"istio.io/dataplane-mode":"ambient","istio.io/use-waypoint":"waypoint"}}}""", deadline.Token);
            await WaypointAsync("waypoint", "10.1.1.1", deadline.Token);
            await WaypointAsync("second", "10.1.1.2", deadline.Token);
            await ServiceAsync("cart", "{}", "{}", deadline.Token);
            await ServiceAsync("till", """{"istio.io/use-waypoint":"none"}""", "{}", deadline.Token);
            await ServiceAsync("lost", """{"istio.io/use-waypoint":"gone"}""", "{}", deadline.Token);
            await ServiceAsync("split", """{"istio.io/use-waypoint-canary":"second"}""", """{"istio.io/use-waypoint-canary-weight":"20"}""", deadline.Token);
            await ServiceAsync("same", """{"istio.io/use-waypoint-canary":"waypoint"}""", "{}", deadline.Token);
            await PodAsync("cart-1", "10.2.0.1", deadline.Token);
            await PodAsync("client", "10.2.0.2", deadline.Token);
            await Dashboard.UntilAsync(
                "/api/v1/bindings",
                answer => answer.GetProperty("services").EnumerateArray().Count(found => Text(found, "state") == "Bound") == 3
                    && answer.GetProperty("workloads").EnumerateArray().Count(found => Text(found, "cause") == "InheritedTrafficTypeMismatch") == 2,
                deadline.Token);
        }

        public ValueTask DisposeAsync() => Dashboard.DisposeAsync();

        private async Task WaypointAsync(string name, string address, CancellationToken cancellationToken)
        {
            const string Gateways = "/apis/gateway.networking.k8s.io/v1/namespaces/shop/gateways";
            await Dashboard.CreateAsync(Gateways, $$$"""
                {"metadata":{"name":"{{{name}}}","labels":{"istio.io/waypoint-for":"service"}},
                 "spec":{"gatewayClassName":"istio-waypoint","listeners":[{"name":"mesh","port":15008,"protocol":"HBONE"}]}}
                """, cancellationToken);
            await Dashboard.PatchStatusAsync($"{Gateways}/{name}", $$$"""
                {"status":{"addresses":[{"type":"IPAddress","value":"{{{address}}}"}],
                 "conditions":[{"type":"Programmed","status":"True","reason":"Programmed","message":"","lastTransitionTime":"2026-01-01T00:00:00Z"}]}}
                """, cancellationToken);
        }

        private Task ServiceAsync(string name, string labels, string annotations, CancellationToken cancellationToken) => Dashboard.CreateAsync("/api/v1/namespaces/shop/services", $$$"""
            {"metadata":{"name":"{{{name}}}","labels":{{{labels}}},"annotations":{{{annotations}}}},"spec":{"selector":{"app":"{{{name}}}"},"ports":[{"port":80}]}}
            """, cancellationToken);

        private async Task PodAsync(string name, string address, CancellationToken cancellationToken)
        {
            await Dashboard.CreateAsync("/api/v1/namespaces/shop/pods", $$$"""
                {"metadata":{"name":"{{{name}}}","labels":{"app":"{{{name.Split('-')[0]}}}"},"annotations":{"ambient.istio.io/redirection":"enabled"}},
                 "spec":{"nodeName":"node-1","containers":[{"name":"app","image":"app"}]}}
                """, cancellationToken);
            await Dashboard.PatchStatusAsync($"/api/v1/namespaces/shop/pods/{name}", $$$"""
                {"status":{"phase":"Running","podIP":"{{{address}}}","podIPs":[{"ip":"{{{address}}}"}],"conditions":[{"type":"Ready","status":"True"}]}}
                """, cancellationToken);
        }
    }
}
