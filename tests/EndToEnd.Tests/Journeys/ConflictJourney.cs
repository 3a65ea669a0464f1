using System.Net.Http.Headers;
using Microsoft.Playwright;
using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>A Gateway that another field manager owns: it is named, and its fields are taken over in a second step only.</summary>
[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class ConflictJourney(ChromiumFixture chromium, SandboxGround ground) : IClassFixture<SandboxGround>
{
    private const string Gateway = "/apis/gateway.networking.k8s.io/v1/namespaces/default/gateways/waypoint";

    [Fact]
    public async Task Fields_of_Argo_CD_are_taken_over_only_in_a_second_step()
    {
        await ground.ClearAsync();
        using var manifest = new StringContent(
            """{"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"name":"waypoint","namespace":"default","labels":{"istio.io/waypoint-for":"workload"}},"spec":{"gatewayClassName":"istio-waypoint","listeners":[{"name":"mesh","port":15008,"protocol":"HBONE"}]}}""",
            MediaTypeHeaderValue.Parse("application/apply-patch+yaml"));
        using var applied = await ground.Admin.PatchAsync($"{Gateway}?fieldManager=argocd", manifest);
        applied.EnsureSuccessStatusCode();
        await using var context = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        var dashboard = new DashboardPage(page, ground.Address);

        await dashboard.FillDeployAsync("default", "waypoint", "service");
        (await dashboard.PreviewAsync(2)).ShouldContain("Argo CD (argocd) owns metadata.labels.istio.io/waypoint-for");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Deploy", Exact = true })).ToBeDisabledAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the fields over…" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Take over and apply" })).ToBeDisabledAsync();
        ((string?)(await ground.ReadAsync(Gateway))!["metadata"]!["labels"]!["istio.io/waypoint-for"]).ShouldBe("workload");

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "The other manager loses these fields" }).CheckAsync();
        await dashboard.ApplyAsync("Take over and apply");

        ((string?)(await ground.ReadAsync(Gateway))!["metadata"]!["labels"]!["istio.io/waypoint-for"]).ShouldBe("service");
    }
}
