using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Tests.Controllers;

/// <summary>Addresses that istiod gives to ServiceEntries that have none.</summary>
public sealed class AddressAllocatorTests(LiveCluster cluster) : IClassFixture<LiveCluster>
{
    [Fact]
    public async Task Each_host_gets_an_address_of_each_family_that_nobody_else_has()
    {
        var ns = cluster.Namespace();
        Create(ns, "one", """{ "hosts": ["a.example.com", "b.example.com"], "resolution": "DNS" }""");
        Create(ns, "two", """{ "hosts": ["*.example.net"], "resolution": "DYNAMIC_DNS" }""");

        var (one, two) = (await GivenAsync(ns, "one", 4), await GivenAsync(ns, "two", 2));
        one.Select(address => address.Host).ShouldBe(["a.example.com", "a.example.com", "b.example.com", "b.example.com"]);
        two.Select(address => address.Host).Distinct().ShouldBe(["*.example.net"]);
        one.Concat(two).Select(address => address.Value).Distinct().Count().ShouldBe(6);
        one.Concat(two).Count(address => address.Value.StartsWith("240.240.", StringComparison.Ordinal)).ShouldBe(3);
        one.Concat(two).Count(address => address.Value.StartsWith("2001:2::", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task A_host_keeps_its_addresses_while_others_come_and_go()
    {
        var ns = cluster.Namespace();
        var entry = Create(ns, "site", """{ "hosts": ["a.example.com", "b.example.com"], "resolution": "STATIC" }""");
        var before = await GivenAsync(ns, "site", 4);

        cluster.Merge(entry, """{ "spec": { "hosts": ["c.example.com", "a.example.com"] } }""");
        await cluster.UntilAsync(ResourceTypes.ServiceEntry, ns, "site", value => Given(value).Any(address => address.Host == "c.example.com"));

        var after = await GivenAsync(ns, "site", 4);
        after.Where(address => address.Host == "a.example.com").ShouldBe(before.Where(address => address.Host == "a.example.com"));
        after.Where(address => address.Host == "c.example.com").Select(address => address.Value).ShouldAllBe(value => before.All(address => address.Value != value));
        after.ShouldNotContain(address => address.Host == "b.example.com");
    }

    [Theory]
    [InlineData("""{ "hosts": ["a.example.com"] }""", "{}")]
    [InlineData("""{ "hosts": ["a.example.com"], "resolution": "NONE" }""", "{}")]
    [InlineData("""{ "hosts": ["a.example.com"], "resolution": "DNS", "addresses": ["192.0.2.7"] }""", "{}")]
    [InlineData("""{ "hosts": ["*.example.com"], "resolution": "STATIC" }""", "{}")]
    [InlineData("""{ "hosts": ["a.example.com"], "resolution": "DNS" }""", """{ "networking.istio.io/enable-autoallocate-ip": "False" }""")]
    public async Task Who_has_one_does_not_want_one_or_cannot_use_one_gets_none(string spec, string labels)
    {
        var ns = cluster.Namespace();
        Create(ns, "without", spec, labels);
        Create(ns, "later", """{ "hosts": ["later.example.com"], "resolution": "DNS" }""");

        await GivenAsync(ns, "later", 2);
        Given(cluster.Store.Get(ResourceTypes.ServiceEntry, ns, "without")!.ToJson()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_somebody_took_out_of_the_range_by_hand_is_given_to_nobody()
    {
        var ns = cluster.Namespace();
        Create(ns, "before", """{ "hosts": ["before.example.com"], "resolution": "DNS" }""");
        var last = int.Parse((await GivenAsync(ns, "before", 2))[0].Value.Split('.')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Create(ns, "taken", $$"""{ "hosts": ["taken.example.com"], "resolution": "DNS", "addresses": [{{string.Join(", ", Enumerable.Range(last + 1, 20).Select(number => $"\"240.240.0.{number}\""))}}] }""");
        Create(ns, "after", """{ "hosts": ["after.example.com"], "resolution": "DNS" }""");

        (await GivenAsync(ns, "after", 2))[0].Value.ShouldBe($"240.240.0.{last + 21}");
    }

    private StoredObject Create(string ns, string name, string spec, string labels = "{}") => cluster.Create(ResourceTypes.ServiceEntry, new JsonObject
    {
        ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = ns, ["labels"] = JsonNode.Parse(labels) },
        ["spec"] = JsonNode.Parse(spec),
    });

    private async Task<List<(string Value, string Host)>> GivenAsync(string ns, string name, int count) =>
        Given(await cluster.UntilAsync(ResourceTypes.ServiceEntry, ns, name, value => Given(value).Count == count));

    private static List<(string Value, string Host)> Given(JsonObject entry) =>
        [.. (entry["status"]?["addresses"] as JsonArray ?? []).Select(address => (address!["value"]!.GetValue<string>(), address["host"]!.GetValue<string>()))];
}
