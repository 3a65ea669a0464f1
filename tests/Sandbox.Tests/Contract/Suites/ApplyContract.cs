using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.Sandbox.Tests.Contract.Wire;

namespace WaypointDashboard.Sandbox.Tests.Contract.Suites;

public abstract class ApplyContract(ContractServer server) : ContractSuite(server)
{
    private Task<Reply> ApplyAsync(string manager, string manifest, string rest = "") =>
        Admin.ApplyAsync($"{ConfigMaps}/a?fieldManager={manager}{rest}", manifest, Token);

    private static JsonArray Managers(Reply reply) => reply.At("metadata", "managedFields")!.AsArray();

    [Fact]
    public async Task Applying_creates_what_is_not_there_and_notes_who_owns_what()
    {
        var reply = (await ApplyAsync("alpha", Manifests.ConfigMap("a", ("x", "1")))).Expect(201);
        var entry = Managers(reply).Single();
        entry.At("manager")!.ToString().ShouldBe("alpha");
        entry.At("operation")!.ToString().ShouldBe("Apply");
        (entry.At("apiVersion")!.ToString(), entry.At("fieldsType")!.ToString()).ShouldBe(("v1", "FieldsV1"));
        entry.At("fieldsV1", "f:data", "f:x").ShouldNotBeNull();
    }

    [Fact]
    public async Task Applying_the_same_again_changes_nothing()
    {
        var first = (await ApplyAsync("alpha", Manifests.ConfigMap("a", ("x", "1")))).Expect(201);
        (await ApplyAsync("alpha", Manifests.ConfigMap("a", ("x", "1")))).Expect(200).Version.ShouldBe(first.Version);
    }

    [Fact]
    public async Task What_a_manager_no_longer_applies_goes()
    {
        (await ApplyAsync("alpha", Manifests.ConfigMap("a", ("x", "1"), ("y", "1")))).Expect(201);
        var reply = (await ApplyAsync("alpha", Manifests.ConfigMap("a", ("x", "2")))).Expect(200);
        reply.At("data")!.ToJsonString().ShouldBe("""{"x":"2"}""");
    }

    [Fact]
    public async Task What_another_manager_owns_stays()
    {
        (await ApplyAsync("alpha", Manifests.ConfigMap("a", ("x", "1")))).Expect(201);
        var reply = (await ApplyAsync("beta", Manifests.ConfigMap("a", ("y", "1")))).Expect(200);
        reply.At("data")!.AsObject().Count.ShouldBe(2);
        Managers(reply).Select(entry => entry.At("manager")!.ToString()).ShouldBe(["alpha", "beta"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_value_that_another_manager_applied_is_a_conflict_that_names_it()
    {
        (await ApplyAsync("alpha", Manifests.ConfigMap("a", ("x", "1")))).Expect(201);
        var reply = await ApplyAsync("beta", Manifests.ConfigMap("a", ("x", "2")));
        reply.ExpectStatus(409, "Conflict", "Apply failed with 1 conflict: conflict with \"alpha\": .data.x");
        var cause = reply.At("details", "causes", 0);
        (cause.At("reason")!.ToString(), cause.At("message")!.ToString(), cause.At("field")!.ToString())
            .ShouldBe(("FieldManagerConflict", "conflict with \"alpha\"", ".data.x"));
        (await Admin.GetAsync($"{ConfigMaps}/a", Token)).Text("data", "x").ShouldBe("1");
    }

    [Fact]
    public async Task Several_conflicts_are_counted_and_listed()
    {
        (await ApplyAsync("alpha", Manifests.ConfigMap("a", ("x", "1"), ("y", "1")))).Expect(201);
        var reply = await ApplyAsync("beta", Manifests.ConfigMap("a", ("x", "2"), ("y", "2")));
        reply.ExpectStatus(409, "Conflict", "Apply failed with 2 conflicts: conflicts with \"alpha\":\n- .data.x\n- .data.y");
        reply.At("details", "causes")!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_value_that_someone_updated_is_a_conflict_too()
    {
        (await ApplyAsync("alpha", Manifests.ConfigMap("a", ("x", "1")))).Expect(201);
        (await Admin.MergeAsync($"{ConfigMaps}/a?fieldManager=editor", """{"data":{"x":"2"}}""", Token)).Expect(200);
        var reply = (await ApplyAsync("alpha", Manifests.ConfigMap("a", ("x", "1")))).Expect(409);
        reply.Text("message").ShouldStartWith("Apply failed with 1 conflict: conflict with \"editor\" using v1");
        reply.Text("message").ShouldEndWith(": .data.x");
    }

    [Fact]
    public async Task The_same_value_is_no_conflict_and_is_owned_by_both()
    {
        (await ApplyAsync("alpha", Manifests.ConfigMap("a", ("x", "1")))).Expect(201);
        var reply = (await ApplyAsync("beta", Manifests.ConfigMap("a", ("x", "1")))).Expect(200);
        Managers(reply).Count(entry => entry.At("fieldsV1", "f:data", "f:x") is not null).ShouldBe(2);
    }

    [Fact]
    public async Task Force_takes_the_field_away_from_its_owner()
    {
        (await ApplyAsync("alpha", Manifests.ConfigMap("a", ("x", "1"), ("y", "1")))).Expect(201);
        var reply = (await ApplyAsync("beta", Manifests.ConfigMap("a", ("x", "2")), "&force=true")).Expect(200);
        reply.Text("data", "x").ShouldBe("2");
        var alpha = Managers(reply).Single(entry => entry.At("manager")!.ToString() == "alpha");
        alpha.At("fieldsV1", "f:data", "f:x").ShouldBeNull();
        alpha.At("fieldsV1", "f:data", "f:y").ShouldNotBeNull();
    }

    [Fact]
    public async Task Lists_with_keys_are_merged_by_their_keys()
    {
        (await Admin.ApplyAsync($"{Gateways}/waypoint?fieldManager=alpha", Manifests.Waypoint("waypoint"), Token)).Expect(201);
        const string Extra = """{"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"name":"waypoint"},"spec":{"gatewayClassName":"istio-waypoint","listeners":[{"name":"http","port":80,"protocol":"HTTP"}]}}""";
        var reply = (await Admin.ApplyAsync($"{Gateways}/waypoint?fieldManager=beta", Extra, Token)).Expect(200);
        reply.At("spec", "listeners")!.AsArray().Select(listener => listener.At("name")!.ToString()).ShouldBe(["mesh", "http"], ignoreOrder: true);
        var beta = Managers(reply).Single(entry => entry.At("manager")!.ToString() == "beta");
        beta.At("fieldsV1", "f:spec", "f:listeners", "k:{\"name\":\"http\"}", "f:port").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_field_manager_is_required()
    {
        var reply = (await Admin.ApplyAsync($"{ConfigMaps}/a", Manifests.ConfigMap("a"), Token)).Expect(422);
        reply.Text("message").ShouldContain("fieldManager: Required value: is required for apply patch");
    }

    [Fact]
    public async Task Force_is_for_applying_only()
    {
        (await Admin.PostAsync(ConfigMaps, Manifests.ConfigMap("a"), Token)).Expect(201);
        (await Admin.MergeAsync($"{ConfigMaps}/a?force=true", "{}", Token)).Expect(422).Text("message").ShouldContain("force: Forbidden: may not be specified for non-apply patch");
    }

    [Fact]
    public async Task Managed_fields_are_not_applied()
    {
        const string Manifest = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","managedFields":[{"manager":"x"}]}}""";
        (await ApplyAsync("alpha", Manifest)).ExpectStatus(400, "BadRequest", "metadata.managedFields must be nil");
    }
}
