using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.Sandbox.Tests.Contract.Wire;

namespace WaypointDashboard.Sandbox.Tests.Contract.Suites;

public abstract class WatchContract(ContractServer server) : ContractSuite(server)
{
    private async Task<string> VersionNowAsync() => (await Admin.GetAsync(ConfigMaps, Token)).Expect(200).Version;

    private async Task<Reply> CreateAsync(string name, params (string, string)[] labels) =>
        (await Admin.PostAsync(ConfigMaps, Manifests.Labelled(name, labels), Token)).Expect(201);

    private async Task LabelAsync(string name, string value) =>
        (await Admin.MergeAsync($"{ConfigMaps}/{name}", $$$$"""{"metadata":{"labels":{"app":{{{{value}}}}}}}""", Token)).Expect(200);

    [Fact]
    public async Task Changes_come_as_they_happen()
    {
        using var watch = await WatchAsync(await VersionNowAsync());
        watch.Code.ShouldBe(200);
        await CreateAsync("a");
        await LabelAsync("a", "\"web\"");
        (await Admin.DeleteAsync($"{ConfigMaps}/a", Token)).Expect(200);
        (await watch.NextAsync(3, Token)).ShouldBe(["ADDED a", "MODIFIED a", "DELETED a"]);
    }

    [Fact]
    public async Task An_event_carries_the_object_as_it_is_read()
    {
        using var watch = await WatchAsync(await VersionNowAsync());
        var created = await CreateAsync("a", ("app", "web"));
        var seen = await watch.NextAsync(Token);
        seen.At("type")!.ToString().ShouldBe("ADDED");
        JsonNode.DeepEquals(seen.At("object"), created.Body).ShouldBeTrue();
    }

    [Fact]
    public async Task A_deletion_has_a_version_of_its_own_so_that_a_watch_resumes_after_it()
    {
        var created = await CreateAsync("a");
        using (var watch = await WatchAsync(created.Version))
        {
            (await Admin.DeleteAsync($"{ConfigMaps}/a", Token)).Expect(200);
            var deleted = await watch.NextAsync(Token);
            deleted.At("type")!.ToString().ShouldBe("DELETED");
            var version = deleted.At("object", "metadata", "resourceVersion")!.ToString();
            version.ShouldNotBe(created.Version);
            await CreateAsync("b");
            using var resumed = await WatchAsync(version);
            (await resumed.NextAsync(1, Token)).ShouldBe(["ADDED b"]);
        }
    }

    [Fact]
    public async Task A_watch_resumes_where_the_last_one_ended()
    {
        var first = await CreateAsync("a");
        await CreateAsync("b");
        await LabelAsync("a", "\"web\"");
        using var watch = await WatchAsync(first.Version);
        (await watch.NextAsync(2, Token)).ShouldBe(["ADDED b", "MODIFIED a"]);
    }

    [Fact]
    public async Task Without_a_version_a_watch_begins_with_what_is_there()
    {
        await CreateAsync("a");
        await CreateAsync("b");
        using var watch = await WatchAsync("");
        (await watch.NextAsync(2, Token)).ShouldBe(["ADDED a", "ADDED b"], ignoreOrder: true);
        await LabelAsync("b", "\"web\"");
        (await watch.NextAsync(1, Token)).ShouldBe(["MODIFIED b"]);
    }

    [Fact]
    public async Task To_a_selecting_watch_an_object_comes_and_goes_with_its_labels()
    {
        await CreateAsync("a");
        using var watch = await WatchAsync(await VersionNowAsync(), "&labelSelector=app%3Dweb");
        await LabelAsync("a", "\"web\"");
        await LabelAsync("a", "\"db\"");
        await LabelAsync("a", "\"web\"");
        await LabelAsync("a", "null");
        (await watch.NextAsync(4, Token)).ShouldBe(["ADDED a", "DELETED a", "ADDED a", "DELETED a"]);
    }

    [Fact]
    public async Task A_watch_with_a_time_limit_ends_cleanly_after_a_bookmark()
    {
        await CreateAsync("a");
        using var watch = await WatchAsync(await VersionNowAsync(), "&timeoutSeconds=5&allowWatchBookmarks=true");
        await CreateAsync("b");
        (await watch.NextAsync(1, Token)).ShouldBe(["ADDED b"]);
        var bookmark = await watch.NextAsync(Token);
        bookmark.At("type")!.ToString().ShouldBe("BOOKMARK");
        (bookmark.At("object", "kind")!.ToString(), bookmark.At("object", "apiVersion")!.ToString()).ShouldBe(("ConfigMap", "v1"));
        var version = bookmark.At("object", "metadata", "resourceVersion")!.ToString();
        while (await watch.NextAsync(Token) is { } next)
            next.At("type")!.ToString().ShouldBe("BOOKMARK");
        await CreateAsync("c");
        using var resumed = await WatchAsync(version);
        (await resumed.NextAsync(1, Token)).ShouldBe(["ADDED c"]);
    }

    [Fact]
    public async Task From_a_version_that_is_forgotten_no_watch_starts()
    {
        var version = await Server.ForgottenVersionAsync(Namespace, Token);
        using var watch = await Admin.WatchAsync($"{Gateways}?watch=1&resourceVersion={version}", Token);
        watch.Code.ShouldBe(200);
        var error = await watch.NextAsync(Token);
        error.At("type")!.ToString().ShouldBe("ERROR");
        (error.At("object", "kind")!.ToString(), error.At("object", "reason")!.ToString(), error.At("object", "code")!.GetValue<int>()).ShouldBe(("Status", "Expired", 410));
        error.At("object", "message")!.ToString().ShouldStartWith($"too old resource version: {version} (");
        (await watch.NextAsync(Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_version_that_is_no_number_is_refused()
    {
        using var watch = await WatchAsync("yesterday");
        watch.Code.ShouldBeGreaterThanOrEqualTo(400);
    }

    [Fact]
    public async Task Custom_objects_are_watched_across_namespaces_and_in_each_version()
    {
        var version = (await Admin.GetAsync("/apis/gateway.networking.k8s.io/v1/gateways", Token)).Expect(200).Version;
        using var watch = await Admin.WatchAsync($"/apis/gateway.networking.k8s.io/v1beta1/gateways?watch=true&resourceVersion={version}&fieldSelector=metadata.namespace%3D{Namespace}", Token);
        (await Admin.PostAsync(Gateways, Manifests.Waypoint("waypoint"), Token)).Expect(201);
        var added = await watch.NextAsync(Token);
        added.At("object", "apiVersion")!.ToString().ShouldBe("gateway.networking.k8s.io/v1beta1");
        added.At("object", "metadata", "namespace")!.ToString().ShouldBe(Namespace);
    }
}
