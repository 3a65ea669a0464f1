using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.Sandbox.Tests.Contract.Wire;

namespace WaypointDashboard.Sandbox.Tests.Contract.Suites;

public abstract class WriteContract(ContractServer server) : ContractSuite(server)
{
    private static string With(Reply reply, Action<JsonNode> change)
    {
        var copy = reply.Body!.DeepClone();
        change(copy);
        return copy.ToJsonString();
    }

    [Fact]
    public async Task A_name_can_be_generated()
    {
        var reply = (await Admin.PostAsync(ConfigMaps, """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"generateName":"plan-"}}""", Token)).Expect(201);
        reply.Text("metadata", "name").ShouldMatch("^plan-[a-z0-9]{5}$");
    }

    [Fact]
    public async Task What_is_there_is_not_created_again()
    {
        (await Admin.PostAsync(ConfigMaps, Manifests.ConfigMap("a"), Token)).Expect(201);
        var reply = await Admin.PostAsync(ConfigMaps, Manifests.ConfigMap("a"), Token);
        reply.ExpectStatus(409, "AlreadyExists", "configmaps \"a\" already exists");
        (reply.Text("details", "name"), reply.Text("details", "kind")).ShouldBe(("a", "configmaps"));
    }

    [Fact]
    public async Task An_update_with_the_current_version_replaces_the_object()
    {
        var created = (await Admin.PostAsync(ConfigMaps, Manifests.ConfigMap("a", ("x", "1"), ("y", "1")), Token)).Expect(201);
        var updated = (await Admin.PutAsync($"{ConfigMaps}/a", With(created, node => node["data"] = new JsonObject { ["x"] = "2" }), Token)).Expect(200);
        updated.At("data")!.ToJsonString().ShouldBe("""{"x":"2"}""");
        updated.Version.ShouldNotBe(created.Version);
        updated.Text("metadata", "uid").ShouldBe(created.Text("metadata", "uid"));
        updated.Text("metadata", "creationTimestamp").ShouldBe(created.Text("metadata", "creationTimestamp"));
    }

    [Fact]
    public async Task An_update_with_an_old_version_is_a_conflict()
    {
        var created = (await Admin.PostAsync(ConfigMaps, Manifests.ConfigMap("a"), Token)).Expect(201);
        (await Admin.MergeAsync($"{ConfigMaps}/a", """{"data":{"x":"other"}}""", Token)).Expect(200);
        var reply = await Admin.PutAsync($"{ConfigMaps}/a", With(created, node => node["data"] = new JsonObject { ["x"] = "mine" }), Token);
        reply.ExpectStatus(409, "Conflict",
            "Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please apply your changes to the latest version and try again");
        (reply.Text("details", "name"), reply.Text("details", "kind")).ShouldBe(("a", "configmaps"));
        (await Admin.GetAsync($"{ConfigMaps}/a", Token)).Text("data", "x").ShouldBe("other");
    }

    [Fact]
    public async Task A_change_that_changes_nothing_makes_no_new_version()
    {
        var created = (await Admin.PostAsync(ConfigMaps, Manifests.ConfigMap("a", ("x", "1")), Token)).Expect(201);
        (await Admin.PutAsync($"{ConfigMaps}/a", created.Body!.ToJsonString(), Token)).Expect(200).Version.ShouldBe(created.Version);
        (await Admin.MergeAsync($"{ConfigMaps}/a", """{"data":{"x":"1"}}""", Token)).Expect(200).Version.ShouldBe(created.Version);
    }

    [Fact]
    public async Task The_generation_counts_changes_of_the_specification_only()
    {
        (await Admin.PostAsync(Gateways, Manifests.Waypoint("waypoint"), Token)).Expect(201);
        var labelled = (await Admin.MergeAsync($"{Gateways}/waypoint", """{"metadata":{"labels":{"istio.io/waypoint-for":"all"}}}""", Token)).Expect(200);
        labelled.Text("metadata", "generation").ShouldBe("1");
        var respecified = (await Admin.MergeAsync($"{Gateways}/waypoint", """{"spec":{"gatewayClassName":"other"}}""", Token)).Expect(200);
        respecified.Text("metadata", "generation").ShouldBe("2");
    }

    [Fact]
    public async Task Status_is_written_at_its_own_path_and_nowhere_else()
    {
        (await Admin.PostAsync(Gateways, Manifests.Waypoint("waypoint"), Token)).Expect(201);
        const string Patch = """{"spec":{"gatewayClassName":"changed"},"metadata":{"labels":{"a":"b"}},"status":{"addresses":[{"type":"IPAddress","value":"10.0.0.1"}]}}""";
        var main = (await Admin.MergeAsync($"{Gateways}/waypoint", Patch.Replace("changed", "istio-waypoint", StringComparison.Ordinal), Token)).Expect(200);
        main.At("status", "addresses").ShouldBeNull();
        var status = (await Admin.MergeAsync($"{Gateways}/waypoint/status", Patch, Token)).Expect(200);
        status.Text("status", "addresses", 0, "value").ShouldBe("10.0.0.1");
        status.Text("spec", "gatewayClassName").ShouldBe("istio-waypoint");
        status.Text("metadata", "generation").ShouldBe("1");
    }

    [Fact]
    public async Task Names_in_path_and_object_must_agree()
    {
        var created = (await Admin.PostAsync(ConfigMaps, Manifests.ConfigMap("a"), Token)).Expect(201);
        var reply = await Admin.PutAsync($"{ConfigMaps}/a", With(created, node => node["metadata"]!["name"] = "b"), Token);
        reply.ExpectStatus(400, "BadRequest", "the name of the object (b) does not match the name on the URL (a)");
    }

    [Fact]
    public async Task Nothing_is_created_in_a_namespace_that_is_not_there() =>
        (await Admin.PostAsync("/api/v1/namespaces/nobody-made-this/configmaps", Manifests.ConfigMap("a"), Token))
            .ExpectStatus(404, "NotFound", "namespaces \"nobody-made-this\" not found");

    [Fact]
    public async Task A_service_gets_an_address_of_its_own()
    {
        var reply = (await Admin.PostAsync(Services, Manifests.Service("web"), Token)).Expect(201);
        reply.Text("spec", "clusterIP").ShouldStartWith("10.96.");
        reply.Text("spec", "type").ShouldBe("ClusterIP");
    }
}
