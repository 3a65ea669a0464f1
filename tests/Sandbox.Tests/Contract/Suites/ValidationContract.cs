using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.Sandbox.Tests.Contract.Wire;

namespace WaypointDashboard.Sandbox.Tests.Contract.Suites;

public abstract class ValidationContract(ContractServer server) : ContractSuite(server)
{
    private Task<Reply> CreateGatewayAsync(string spec) => Admin.PostAsync(Gateways,
        $$"""{"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"name":"waypoint"},"spec":{{spec}}}""", Token);

    private static string Listener(string listener) => $$"""{"gatewayClassName":"istio-waypoint","listeners":[{{listener}}]}""";

    [Theory]
    [InlineData("""{"name":"mesh","port":0,"protocol":"HBONE"}""", "spec.listeners.port: Invalid value: 0: spec.listeners.port in body should be greater than or equal to 1")]
    [InlineData("""{"name":"mesh","port":65536,"protocol":"HBONE"}""", "spec.listeners.port: Invalid value: 65536: spec.listeners.port in body should be less than or equal to 65535")]
    [InlineData("""{"name":"mesh","protocol":"HBONE"}""", "spec.listeners.port: Required value")]
    [InlineData("""{"name":"mesh","port":15008,"protocol":""}""", "spec.listeners.protocol: Invalid value: \"\": spec.listeners.protocol in body should be at least 1 chars long")]
    [InlineData("""{"name":"mesh","port":15008,"protocol":"HBONE","allowedRoutes":{"namespaces":{"from":"Some"}}}""", "spec.listeners.allowedRoutes.namespaces.from: Unsupported value: \"Some\": supported values: \"All\", \"Selector\", \"Same\"")]
    [InlineData("""{"name":"Mesh","port":15008,"protocol":"HBONE"}""", "spec.listeners.name: Invalid value: \"Mesh\": spec.listeners.name in body should match '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$'")]
    public async Task A_gateway_with_a_bad_listener_is_invalid_for_that_reason(string listener, string why)
    {
        var reply = (await CreateGatewayAsync(Listener(listener))).Expect(422);
        reply.Text("reason").ShouldBe("Invalid");
        // Since 1.25 the field of a list item carries its index.
        reply.Text("message").Replace("listeners[0]", "listeners", StringComparison.Ordinal).ShouldContain(why);
        reply.Text("message").ShouldStartWith("Gateway.gateway.networking.k8s.io \"waypoint\" is invalid: ");
        (reply.Text("details", "name"), reply.Text("details", "group"), reply.Text("details", "kind")).ShouldBe(("waypoint", "gateway.networking.k8s.io", "Gateway"));
        reply.At("details", "causes")!.AsArray().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("""{"listeners":[{"name":"mesh","port":15008,"protocol":"HBONE"}]}""", "spec.gatewayClassName", "FieldValueRequired")]
    [InlineData("""{"gatewayClassName":"","listeners":[{"name":"mesh","port":15008,"protocol":"HBONE"}]}""", "spec.gatewayClassName", "FieldValueInvalid")]
    [InlineData("""{"gatewayClassName":"istio-waypoint"}""", "spec.listeners", "FieldValueRequired")]
    [InlineData("""{"gatewayClassName":"istio-waypoint","listeners":[]}""", "spec.listeners", "FieldValueInvalid")]
    public async Task A_gateway_without_what_it_needs_is_invalid_with_a_cause(string spec, string field, string cause)
    {
        var reply = (await CreateGatewayAsync(spec)).Expect(422);
        var causes = reply.At("details", "causes")!.AsArray().Select(item => (item.At("field")!.ToString(), item.At("reason")!.ToString()));
        causes.ShouldContain((field, cause));
    }

    [Fact]
    public async Task Two_listeners_with_one_name_are_invalid()
    {
        const string Mesh = """{"name":"mesh","port":15008,"protocol":"HBONE"}""";
        var reply = (await CreateGatewayAsync(Listener($"{Mesh},{Mesh}"))).Expect(422);
        reply.Text("message").ShouldContain("spec.listeners[1]: Duplicate value: ");
    }

    [Fact]
    public async Task Defaults_are_filled_in_and_unknown_fields_left_out()
    {
        var reply = (await CreateGatewayAsync(Listener("""{"name":"mesh","port":15008,"protocol":"HBONE","colour":"red"}"""))).Expect(201);
        reply.At("spec", "listeners", 0)!.AsObject().Select(pair => pair.Key).ShouldBe(["name", "port", "protocol", "allowedRoutes"], ignoreOrder: true);
        reply.Text("spec", "listeners", 0, "allowedRoutes", "namespaces", "from").ShouldBe("Same");
        reply.At("status", "conditions")!.AsArray().Select(condition => $"{condition.At("type")}={condition.At("status")}").ShouldBe(["Accepted=Unknown", "Programmed=Unknown"]);
    }

    [Fact]
    public async Task A_change_is_validated_like_a_creation()
    {
        var created = (await CreateGatewayAsync(Listener("""{"name":"mesh","port":15008,"protocol":"HBONE"}"""))).Expect(201);
        (await Admin.JsonPatchAsync($"{Gateways}/waypoint", """[{"op":"replace","path":"/spec/listeners/0/port","value":0}]""", Token)).Expect(422);
        (await Admin.ApplyAsync($"{Gateways}/waypoint?fieldManager=m&force=true", Manifests.Waypoint("waypoint", port: 0), Token)).Expect(422);
        (await Admin.GetAsync($"{Gateways}/waypoint", Token)).Version.ShouldBe(created.Version);
    }

    [Theory]
    [InlineData("Shop")]
    [InlineData("-shop")]
    [InlineData("sh_op")]
    public async Task Names_that_DNS_does_not_know_are_invalid(string name)
    {
        var reply = (await Admin.PostAsync(ConfigMaps, Manifests.ConfigMap(name), Token)).Expect(422);
        reply.Text("message").ShouldStartWith($"ConfigMap \"{name}\" is invalid: metadata.name: Invalid value: \"{name}\": ");
        reply.Text("details", "causes", 0, "field").ShouldBe("metadata.name");
    }

    [Theory]
    [InlineData("istio.io/use-waypoint", "has space")]
    [InlineData("bad key", "x")]
    public async Task Labels_that_are_none_are_invalid(string key, string value)
    {
        var reply = (await Admin.PostAsync(ConfigMaps, Manifests.Labelled("a", (key, value)), Token)).Expect(422);
        reply.Text("message").ShouldContain("metadata.labels: Invalid value: ");
    }

    [Theory]
    [InlineData("labels", "1")]
    [InlineData("annotations", "true")]
    [InlineData("annotations", """{"a":"b"}""")]
    public async Task Labels_and_annotations_that_are_no_text_are_refused(string map, string value)
    {
        var wrong = $$"""{"a":{{value}}}""";
        var created = await Admin.PostAsync(ConfigMaps, """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","MAP":WRONG}}""".Replace("MAP", map, StringComparison.Ordinal).Replace("WRONG", wrong, StringComparison.Ordinal), Token);
        created.Expect(400).Text("reason").ShouldBe("BadRequest");
        (await Admin.PostAsync(ConfigMaps, Manifests.ConfigMap("b"), Token)).Expect(201);
        var patched = await Admin.MergeAsync($"{ConfigMaps}/b", $"{{\"metadata\":{{\"{map}\":{wrong}}}}}", Token);
        patched.Text("kind").ShouldBe("Status");
        (await Admin.GetAsync($"{ConfigMaps}/b", Token)).At("metadata", map)?["a"].ShouldBeNull();
    }

    [Fact]
    public async Task An_object_of_another_kind_is_refused()
    {
        var reply = await Admin.PostAsync(ConfigMaps, Manifests.Service("a"), Token);
        reply.Expect(400).Text("reason").ShouldBe("BadRequest");
        reply.Text("message").ShouldContain("ConfigMap");
    }

    [Fact]
    public async Task What_is_no_JSON_is_refused()
    {
        (await Admin.PostAsync(ConfigMaps, "{", Token)).Expect(400).Text("reason").ShouldBe("BadRequest");
        (await Admin.PostAsync(Gateways, "{", Token)).Expect(400).Text("reason").ShouldBe("BadRequest");
    }
}
