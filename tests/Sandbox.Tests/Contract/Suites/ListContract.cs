using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.Sandbox.Tests.Contract.Wire;

namespace WaypointDashboard.Sandbox.Tests.Contract.Suites;

public abstract class ListContract(ContractServer server) : ContractSuite(server)
{
    private static string Escaped(string selector) => Uri.EscapeDataString(selector);

    private async Task CreateAsync(string name, params (string, string)[] labels) =>
        (await Admin.PostAsync(ConfigMaps, Manifests.Labelled(name, labels), Token)).Expect(201);

    [Fact]
    public async Task A_list_has_a_version_and_its_items_in_the_order_of_their_names()
    {
        foreach (var name in (string[])["b", "a", "c"])
            await CreateAsync(name);
        var list = (await Admin.GetAsync(ConfigMaps, Token)).Expect(200);
        (list.Text("kind"), list.Text("apiVersion")).ShouldBe(("ConfigMapList", "v1"));
        list.Version.ShouldNotBeEmpty();
        list.ItemNames.Where(name => name != "kube-root-ca.crt").ShouldBe(["a", "b", "c"]);
        list.At("items", 0, "kind").ShouldBeNull("items of built-in kinds do not repeat their kind");
    }

    [Fact]
    public async Task Items_of_custom_kinds_say_what_they_are()
    {
        (await Admin.PostAsync(Gateways, Manifests.Waypoint("waypoint"), Token)).Expect(201);
        var list = (await Admin.GetAsync(Gateways, Token)).Expect(200);
        (list.Text("kind"), list.Text("apiVersion")).ShouldBe(("GatewayList", "gateway.networking.k8s.io/v1"));
        (list.Text("items", 0, "kind"), list.Text("items", 0, "apiVersion")).ShouldBe(("Gateway", "gateway.networking.k8s.io/v1"));
    }

    [Fact]
    public async Task A_namespace_without_objects_has_an_empty_list()
    {
        var list = (await Admin.GetAsync(Services, Token)).Expect(200);
        list.At("items")!.AsArray().ShouldBeEmpty();
        (await Admin.GetAsync("/api/v1/namespaces/nobody-made-this/services", Token)).Expect(200).At("items")!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("app=web", "web1,web2")]
    [InlineData("app==web", "web1,web2")]
    [InlineData("app!=web", "bare,db1")]
    [InlineData("app", "db1,web1,web2")]
    [InlineData("!app", "bare")]
    [InlineData("app in (web,db),tier=front", "web1")]
    [InlineData("app notin (web)", "bare,db1")]
    [InlineData("tier in (front,back)", "db1,web1")]
    [InlineData("app=", "")]
    public async Task Labels_select(string selector, string expected)
    {
        await CreateAsync("web1", ("app", "web"), ("tier", "front"), ("test", "yes"));
        await CreateAsync("web2", ("app", "web"), ("test", "yes"));
        await CreateAsync("db1", ("app", "db"), ("tier", "back"), ("test", "yes"));
        await CreateAsync("bare", ("test", "yes"));
        var list = (await Admin.GetAsync($"{ConfigMaps}?labelSelector={Escaped($"test=yes,{selector}")}", Token)).Expect(200);
        string.Join(',', list.ItemNames).ShouldBe(expected);
    }

    [Theory]
    [InlineData("metadata.name=a", "a")]
    [InlineData("metadata.name!=a", "b,c")]
    [InlineData("metadata.namespace=nobody", "")]
    public async Task Fields_of_the_metadata_select(string selector, string expected)
    {
        foreach (var name in (string[])["a", "b", "c"])
            (await Admin.PostAsync(Services, Manifests.Service(name), Token)).Expect(201);
        string.Join(',', (await Admin.GetAsync($"{Services}?fieldSelector={Escaped(selector)}", Token)).Expect(200).ItemNames).ShouldBe(expected);
        var everywhere = (await Admin.GetAsync($"/api/v1/services?fieldSelector={Escaped($"metadata.namespace={Namespace},{selector}")}", Token)).Expect(200);
        string.Join(',', everywhere.ItemNames).ShouldBe(expected);
    }

    [Fact]
    public async Task A_selector_that_cannot_be_read_is_refused()
    {
        (await Admin.GetAsync($"{ConfigMaps}?labelSelector={Escaped("app in web")}", Token)).Expect(400).Text("reason").ShouldBe("BadRequest");
        var reply = await Admin.GetAsync($"{ConfigMaps}?fieldSelector=spec.colour%3Dred", Token);
        reply.Expect(400).Text("message").ShouldContain("\"spec.colour\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"");
    }

    [Fact]
    public async Task An_object_is_got_with_what_the_server_added()
    {
        var created = (await Admin.PostAsync(Gateways, Manifests.Waypoint("waypoint"), Token)).Expect(201);
        var got = (await Admin.GetAsync($"{Gateways}/waypoint", Token)).Expect(200);
        JsonNode.DeepEquals(got.Body, created.Body).ShouldBeTrue();
        got.Text("metadata", "uid").Length.ShouldBe(36);
        got.Text("metadata", "namespace").ShouldBe(Namespace);
        got.Text("metadata", "creationTimestamp").ShouldMatch("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$");
        got.At("metadata", "generation")!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task All_versions_of_a_kind_show_the_same_object()
    {
        (await Admin.PostAsync(Gateways, Manifests.Waypoint("waypoint"), Token)).Expect(201);
        var beta = (await Admin.GetAsync($"{Gateways}/waypoint".Replace("/v1/", "/v1beta1/", StringComparison.Ordinal), Token)).Expect(200);
        beta.Text("apiVersion").ShouldBe("gateway.networking.k8s.io/v1beta1");
        beta.Text("spec", "gatewayClassName").ShouldBe("istio-waypoint");
    }
}
