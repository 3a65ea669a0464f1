using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.Sandbox.Tests.Contract.Wire;

namespace WaypointDashboard.Sandbox.Tests.Contract.Suites;

public abstract class DryRunContract(ContractServer server) : ContractSuite(server)
{
    private string Path => $"{ConfigMaps}/a";

    private async Task<Reply> ExistingAsync() => (await Admin.PostAsync(ConfigMaps, Manifests.ConfigMap("a", ("x", "1")), Token)).Expect(201);

    [Fact]
    public async Task Creating_dry_answers_as_if_and_creates_nothing()
    {
        var reply = (await Admin.PostAsync($"{Gateways}?dryRun=All", Manifests.Waypoint("waypoint"), Token)).Expect(201);
        reply.Text("metadata", "uid").ShouldNotBeEmpty();
        reply.Version.ShouldBeEmpty("what was never stored has no version");
        reply.Text("spec", "listeners", 0, "allowedRoutes", "namespaces", "from").ShouldBe("Same", "defaults are filled in");
        (await Admin.GetAsync($"{Gateways}/waypoint", Token)).Expect(404);
    }

    [Fact]
    public async Task Changing_dry_answers_as_if_and_changes_nothing()
    {
        var existing = await ExistingAsync();
        (await Admin.MergeAsync($"{Path}?dryRun=All", """{"data":{"x":"2"}}""", Token)).Expect(200).Text("data", "x").ShouldBe("2");
        (await Admin.StrategicAsync($"{Path}?dryRun=All", """{"data":{"x":"2"}}""", Token)).Expect(200).Text("data", "x").ShouldBe("2");
        (await Admin.ApplyAsync($"{Path}?dryRun=All&fieldManager=m&force=true", Manifests.ConfigMap("a", ("x", "2")), Token)).Expect(200).Text("data", "x").ShouldBe("2");
        var now = (await Admin.GetAsync(Path, Token)).Expect(200);
        (now.Text("data", "x"), now.Version).ShouldBe(("1", existing.Version));
    }

    [Fact]
    public async Task Deleting_dry_deletes_nothing()
    {
        await ExistingAsync();
        (await Admin.DeleteAsync($"{Path}?dryRun=All", Token)).Expect(200);
        (await Admin.DeleteAsync(Path, Token, """{"kind":"DeleteOptions","apiVersion":"v1","dryRun":["All"]}""")).Expect(200);
        (await Admin.GetAsync(Path, Token)).Expect(200).At("metadata", "deletionTimestamp").ShouldBeNull();
    }

    [Fact]
    public async Task What_would_be_refused_is_refused_dry_too()
    {
        await ExistingAsync();
        (await Admin.PostAsync($"{ConfigMaps}?dryRun=All", Manifests.ConfigMap("a"), Token)).Expect(409);
        (await Admin.PostAsync($"{Gateways}?dryRun=All", Manifests.Waypoint("waypoint", port: 0), Token)).Expect(422);
        (await Admin.MergeAsync($"{Path}?dryRun=All", """{"metadata":{"resourceVersion":"1"}}""", Token)).Expect(409);
    }

    [Fact]
    public async Task A_dry_run_can_only_be_of_all_stages() =>
        (await Admin.PostAsync($"{ConfigMaps}?dryRun=Some", Manifests.ConfigMap("a"), Token)).Expect(422).Text("message").ShouldContain("dryRun: Unsupported value");
}
