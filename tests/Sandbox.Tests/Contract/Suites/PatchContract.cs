using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.Sandbox.Tests.Contract.Wire;

namespace WaypointDashboard.Sandbox.Tests.Contract.Suites;

public abstract class PatchContract(ContractServer server) : ContractSuite(server)
{
    private string Path => $"{ConfigMaps}/a";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (await Admin.PostAsync(ConfigMaps, Manifests.ConfigMap("a", ("x", "1"), ("y", "1")), Token)).Expect(201);
    }

    [Fact]
    public async Task A_merge_patch_sets_and_with_null_removes()
    {
        var reply = (await Admin.MergeAsync(Path, """{"data":{"x":"2","y":null,"z":"3"}}""", Token)).Expect(200);
        reply.At("data")!.ToJsonString().ShouldBe("""{"x":"2","z":"3"}""");
    }

    [Fact]
    public async Task A_merge_patch_with_an_old_version_is_a_conflict()
    {
        var version = (await Admin.GetAsync(Path, Token)).Version;
        (await Admin.MergeAsync(Path, """{"data":{"x":"2"}}""", Token)).Expect(200);
        (await Admin.MergeAsync(Path, $$$$"""{"metadata":{"resourceVersion":"{{{{version}}}}"},"data":{"x":"3"}}""", Token)).ExpectStatus(409, "Conflict",
            "Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please apply your changes to the latest version and try again");
        (await Admin.GetAsync(Path, Token)).Text("data", "x").ShouldBe("2");
    }

    [Fact]
    public async Task A_merge_patch_replaces_lists_as_a_whole()
    {
        (await Admin.PostAsync(Gateways, Manifests.Waypoint("waypoint"), Token)).Expect(201);
        var reply = (await Admin.MergeAsync($"{Gateways}/waypoint", """{"spec":{"listeners":[{"name":"other","port":80,"protocol":"HTTP"}]}}""", Token)).Expect(200);
        reply.At("spec", "listeners")!.AsArray().Count.ShouldBe(1);
        reply.Text("spec", "listeners", 0, "name").ShouldBe("other");
    }

    [Fact]
    public async Task A_JSON_patch_tests_adds_replaces_and_removes()
    {
        const string Patch = """
            [{"op":"test","path":"/data/x","value":"1"},
             {"op":"replace","path":"/data/x","value":"2"},
             {"op":"remove","path":"/data/y"},
             {"op":"add","path":"/metadata/labels","value":{"istio.io/use-waypoint":"none"}},
             {"op":"replace","path":"/metadata/labels/istio.io~1use-waypoint","value":"waypoint"}]
            """;
        var reply = (await Admin.JsonPatchAsync(Path, Patch, Token)).Expect(200);
        reply.At("data")!.ToJsonString().ShouldBe("""{"x":"2"}""");
        reply.Text("metadata", "labels", "istio.io/use-waypoint").ShouldBe("waypoint");
    }

    [Fact]
    public async Task A_JSON_patch_moves_and_copies()
    {
        var reply = (await Admin.JsonPatchAsync(Path, """[{"op":"copy","from":"/data/x","path":"/data/w"},{"op":"move","from":"/data/y","path":"/data/v"}]""", Token)).Expect(200);
        reply.At("data")!.AsObject().Select(pair => $"{pair.Key}={pair.Value}").ShouldBe(["w=1", "x=1", "v=1"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/data/x","value":"other"},{"op":"replace","path":"/data/x","value":"2"}]""")]
    [InlineData("""[{"op":"remove","path":"/data/nobody"}]""")]
    public async Task A_JSON_patch_that_does_not_fit_changes_nothing(string patch)
    {
        (await Admin.JsonPatchAsync(Path, patch, Token)).ExpectStatus(422, "Invalid", "the server rejected our request due to an error in our request");
        (await Admin.GetAsync(Path, Token)).Text("data", "x").ShouldBe("1");
    }

    [Fact]
    public async Task A_strategic_patch_merges_maps_and_takes_out_what_is_null()
    {
        var reply = (await Admin.StrategicAsync(Path, """{"metadata":{"labels":{"app":"web"},"annotations":{"a":"b"}},"data":{"x":null}}""", Token)).Expect(200);
        reply.Text("metadata", "labels", "app").ShouldBe("web");
        reply.Text("metadata", "annotations", "a").ShouldBe("b");
        reply.At("data")!.ToJsonString().ShouldBe("""{"y":"1"}""");
        var removed = (await Admin.StrategicAsync(Path, """{"metadata":{"labels":{"app":null}}}""", Token)).Expect(200);
        removed.At("metadata", "labels", "app").ShouldBeNull();
    }

    [Fact]
    public async Task Custom_kinds_know_no_strategic_patch()
    {
        (await Admin.PostAsync(Gateways, Manifests.Waypoint("waypoint"), Token)).Expect(201);
        var reply = (await Admin.StrategicAsync($"{Gateways}/waypoint", """{"metadata":{"labels":{"app":"web"}}}""", Token)).Expect(415);
        reply.Text("reason").ShouldBe("UnsupportedMediaType");
    }

    [Theory]
    [InlineData("application/json-patch+json", "{")]
    [InlineData("application/json-patch+json", """{"op":"add"}""")]
    public async Task A_patch_that_cannot_be_read_is_refused(string type, string patch) =>
        (await Admin.PatchAsync(Path, patch, type, Token)).Expect(400).Text("reason").ShouldBe("BadRequest");

    [Fact]
    public async Task What_is_not_there_is_not_patched() =>
        (await Admin.MergeAsync($"{ConfigMaps}/nobody", "{}", Token)).ExpectStatus(404, "NotFound", "configmaps \"nobody\" not found");
}
