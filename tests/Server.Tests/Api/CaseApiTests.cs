using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Shouldly;
using WaypointDashboard.Server.Hosting;
using WaypointDashboard.TestKit;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Processes;
using Xunit;

namespace WaypointDashboard.Server.Tests.Api;

/// <summary>What the API says of the cases that the domain is held to: objects go into a cluster, through the watches, and out as answers.</summary>
public abstract class CaseApiTests
{
    private static readonly Dictionary<string, JsonElement> Cases = CaseFiles.Read(SearchOption.TopDirectoryOnly).Where(HasAnswers).ToDictionary(CaseFiles.NameOf, StringComparer.Ordinal);

    /// <summary>The names of our own cases, and of those in the folders that <c>DASHBOARD_TEST_CASES</c> names.</summary>
    public static TheoryData<string> Names => [.. Cases.Keys];

    /// <summary>Starts a cluster with nothing in it.</summary>
    protected abstract Task<ICaseCluster> StartAsync(string directory);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_api_says_what_the_case_says(string name)
    {
        var found = Cases[name];
        using var scratch = new ScratchDirectory("case");
        await using var cluster = await StartAsync(scratch.Path);
        using var admin = cluster.CreateAdmin();
        var loader = new ObjectLoader(admin);
        foreach (var document in found.GetProperty("objects").EnumerateArray())
        {
            await loader.LoadAsync(Applicable(document), TestContext.Current.CancellationToken); // JSON is YAML.
        }

        if (found.TryGetProperty("meshConfig", out var config))
        {
            await LoadMeshConfigAsync(loader, config);
        }

        await using var host = DashboardHost.Build(
            new DashboardOptions { Cluster = ClusterChoice.Kubeconfig, Kubeconfig = cluster.Kubeconfig, Data = Path.Combine(scratch.Path, "data"), Urls = ["http://127.0.0.1:0"] },
            builder => builder.Logging.ClearProviders());
        await host.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = host.Addresses[0] };
        await Deadline.UntilAsync(async () => (await http.GetAsync("/healthz/ready")).IsSuccessStatusCode, TimeSpan.FromSeconds(60), () => "The dashboard did not become ready.");

        using var bindings = JsonDocument.Parse(await http.GetStringAsync("/api/v1/bindings", TestContext.Current.CancellationToken));
        foreach (var part in (string[])["services", "workloads"])
        {
            if (found.GetProperty("expect").TryGetProperty(part, out var expected))
            {
                CheckBindings(bindings.RootElement.GetProperty(part), expected);
            }
        }

        if (found.GetProperty("expect").TryGetProperty("paths", out var paths))
        {
            await CheckPathsAsync(http, paths);
        }
    }

    // Old API servers merge a Service's ports by number and protocol, and miss the protocol's default while they do. Addresses are the API server's to give.
    private static string Applicable(JsonElement document)
    {
        var node = JsonNode.Parse(document.GetRawText())!; // It is an object.
        if ((string?)node["kind"] == "Service")
        {
            foreach (var port in node["spec"]?["ports"]?.AsArray() ?? [])
            {
                port!["protocol"] ??= "TCP";
            }

            if (node["spec"] is JsonObject spec && (string?)spec["clusterIP"] != "None")
            {
                spec.Remove("clusterIP");
                spec.Remove("clusterIPs");
            }
        }

        foreach (var condition in node["status"]?["conditions"]?.AsArray() ?? [])
        {
            if ((string?)condition!["message"] == "")
            {
                condition["message"] = "-"; // Old API servers lose empty texts, and nothing depends on these.
            }
        }

        return node.ToJsonString();
    }

    private static Task<int> LoadMeshConfigAsync(ObjectLoader loader, JsonElement config)
    {
        var map = new { apiVersion = "v1", kind = "ConfigMap", metadata = new { @namespace = "istio-system", name = "istio" }, data = new { mesh = config.GetRawText() } };
        return loader.LoadAsync(JsonSerializer.Serialize(map), TestContext.Current.CancellationToken);
    }

    private static void CheckBindings(JsonElement answers, JsonElement expected)
    {
        foreach (var one in expected.EnumerateObject())
        {
            var called = answers.EnumerateArray().Where(found => $"{found.GetProperty("namespace").GetString()}/{found.GetProperty("name").GetString()}" == one.Name).ToList();
            if (one.Value.ValueKind == JsonValueKind.String || one.Value.TryGetProperty("dropped", out _))
            {
                called.ShouldBeEmpty(one.Name); // No mesh service or workload at all.
                continue;
            }

            var answer = called.Single(found => !one.Value.TryGetProperty("kind", out var kind) || found.GetProperty("kind").GetString() == kind.GetString());
            if (one.Value.TryGetProperty("ingressUseWaypoint", out var ingress))
            {
                answer.GetProperty("ingressUseWaypoint").GetBoolean().ShouldBe(ingress.GetBoolean(), one.Name);
            }

            foreach (var field in one.Value.EnumerateObject().Where(field => field.Name is "state" or "waypoint" or "reason" or "message" or "canaryReason"))
            {
                answer.GetProperty(field.Name).GetString().ShouldBe(field.Value.GetString(), $"{one.Name}: {field.Name}");
            }

            if (one.Value.TryGetProperty("canary", out var canary))
            {
                answer.GetProperty("canary").ToString().ShouldBe(canary.ToString().Replace(" ", "", StringComparison.Ordinal), one.Name);
            }
        }
    }

    private static async Task CheckPathsAsync(HttpClient http, JsonElement paths)
    {
        foreach (var path in paths.EnumerateArray())
        {
            var (from, to) = (path.GetProperty("from").GetString()!, path.GetProperty("to").GetString()!);
            using var answer = JsonDocument.Parse(await http.GetStringAsync($"/api/v1/paths?from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}", TestContext.Current.CancellationToken));
            (answer.RootElement.GetProperty("waypoint").GetString(), answer.RootElement.GetProperty("reason").GetString())
                .ShouldBe((path.GetProperty("waypoint").GetString(), path.GetProperty("reason").GetString()), $"{from} to {to}");
        }
    }

    private static bool HasAnswers(JsonElement found) => found.TryGetProperty("objects", out _)
        && found.GetProperty("expect") is var expected
        && (expected.TryGetProperty("services", out _) || expected.TryGetProperty("workloads", out _) || expected.TryGetProperty("paths", out _));
}
