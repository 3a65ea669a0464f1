using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Server.Tests.Watching;

/// <summary>What a real API server serves in which version differs by a decade of releases: each kind is read in the newest that it has, and a kind that it has not is said to be missing.</summary>
[Trait("Needs", "ApiServer")]
public sealed class ServedVersionsTests(KubeApiServerFixture fixture) : IClassFixture<KubeApiServerFixture>
{
    private const string Ns = "served";

    private static readonly (ResourceKind Kind, string Group, string Plural, string[] Versions, string Spec)[] Moved =
    [
        (ResourceKind.PodDisruptionBudget, "policy", "poddisruptionbudgets", ["v1", "v1beta1"], """{"minAvailable":1,"selector":{"matchLabels":{"app":"cart"}}}"""),
        (ResourceKind.HorizontalPodAutoscaler, "autoscaling", "horizontalpodautoscalers", ["v2", "v2beta2", "v1"], """{"maxReplicas":3,"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"cart"}}"""),
        (ResourceKind.EndpointSlice, "discovery.k8s.io", "endpointslices", ["v1"], ""),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_kind_is_read_in_the_newest_version_that_there_is()
    {
        using var admin = fixture.Server.CreateClient(KubeUser.Admin);
        await new ObjectLoader(admin).LoadAsync($"apiVersion: v1\nkind: Namespace\nmetadata: {{ name: {Ns} }}\n", Token);
        List<ResourceKind> made = [], missing = [];
        foreach (var (kind, group, plural, versions, spec) in Moved)
        {
            if (await NewestAsync(admin, group, plural, versions) is not { } version)
            {
                missing.Add(kind);
            }
            else if (spec.Length > 0)
            {
                using var body = new StringContent($$"""{"apiVersion":"{{group}}/{{version}}","kind":"{{kind}}","metadata":{"name":"cart"},"spec":{{spec}}}""", MediaTypeHeaderValue.Parse("application/json"));
                using var answer = await admin.PostAsync($"/apis/{group}/{version}/namespaces/{Ns}/{plural}", body, Token);
                answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Token));
                made.Add(kind);
            }
        }

        await using var watched = Watched.With(fixture.Server.KubeconfigFile(KubeUser.Admin));
        await watched.ReadyAsync(Token);

        made.ShouldBe([ResourceKind.PodDisruptionBudget, ResourceKind.HorizontalPodAutoscaler]);
        made.ShouldAllBe(kind => watched.Names(kind, Ns).Contains("cart"));
        foreach (var (kind, _, _, _, _) in Moved)
        {
            watched.StateOf(kind).ShouldBe(missing.Contains(kind) ? WatchState.NotServed : WatchState.Synced);
            watched.Now.Mesh.Coverage.IsServed(kind).ShouldBe(!missing.Contains(kind));
        }
    }

    private static async Task<string?> NewestAsync(HttpClient admin, string group, string plural, string[] versions)
    {
        foreach (var version in versions)
        {
            using var answer = await admin.GetAsync($"/apis/{group}/{version}", Token);
            if (answer.IsSuccessStatusCode && JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["resources"]!.AsArray().Any(resource => (string?)resource!["name"] == plural))
            {
                return version;
            }
        }

        return null;
    }
}
