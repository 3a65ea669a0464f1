using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.Sandbox.Tests.Contract.Wire;

namespace WaypointDashboard.Sandbox.Tests.Contract.Suites;

public abstract class RestartContract(ContractServer server) : ContractSuite(server)
{
    [Fact]
    public async Task A_server_that_crashes_breaks_its_watches_off_and_is_back_at_the_same_address_with_all_that_it_knew()
    {
        var created = (await Admin.PostAsync(ConfigMaps, Manifests.Labelled("a", ("app", "web")), Token)).Expect(201);
        using var watch = await WatchAsync(created.Version);
        watch.Code.ShouldBe(200);

        await Server.RestartAsync(
            async () =>
            {
                await watch.EndAsync(Token);
                await Should.ThrowAsync<HttpRequestException>(() => Admin.GetAsync(ConfigMaps, Token));
            },
            Token);

        JsonNode.DeepEquals((await Admin.GetAsync($"{ConfigMaps}/a", Token)).Expect(200).Body, created.Body).ShouldBeTrue();
    }

    [Fact]
    public async Task Versions_go_on_where_they_were_and_a_watch_starts_from_a_new_list()
    {
        var created = (await Admin.PostAsync(ConfigMaps, Manifests.Labelled("a"), Token)).Expect(201);

        await Server.RestartAsync(() => Task.CompletedTask, Token);

        var list = (await Admin.GetAsync(ConfigMaps, Token)).Expect(200);
        Number(list.Version).ShouldBeGreaterThanOrEqualTo(Number(created.Version));
        using var watch = await WatchAsync(list.Version);
        watch.Code.ShouldBe(200);
        var after = (await Admin.MergeAsync($"{ConfigMaps}/a", """{"metadata":{"labels":{"app":"web"}}}""", Token)).Expect(200);
        Number(after.Version).ShouldBeGreaterThan(Number(list.Version));
        (await watch.NextAsync(1, Token)).ShouldBe(["MODIFIED a"]);
    }

    private static long Number(string version) => long.Parse(version, System.Globalization.CultureInfo.InvariantCulture);
}
