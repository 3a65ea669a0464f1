using Microsoft.Playwright;
using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class SandboxJourney(ChromiumFixture chromium, SandboxGround ground) : ConfigureWaypointsJourney(chromium, ground), IClassFixture<SandboxGround>
{
    private readonly SandboxGround _ground = ground;

    // Here alone: Debian's build of kube-apiserver takes the empty group of parametersRef for none at all, and refuses it.
    [Fact]
    public async Task A_waypoint_is_deployed_in_the_size_that_the_form_says()
    {
        const string Size = "/api/v1/namespaces/default/configmaps/waypoint-size";
        await Dashboard.FillDeployAsync("default", "waypoint");
        await Dashboard.ChooseAsync("Size", "Set here");
        await Dashboard.Dialog.GetByLabel("Pods", new() { Exact = true }).FillAsync("3");
        await Dashboard.Dialog.GetByLabel("Memory of each").FillAsync("256Mi");
        (await Dashboard.PreviewAsync(3)).ShouldContain("waypoint-size");
        (await _ground.ReadAsync(Size)).ShouldBeNull("a preview changes nothing");
        await Screenshots.KeepAsync(Dashboard.Page, "deploy-size");
        await Dashboard.ApplyAsync("Deploy");

        ((string?)(await _ground.ReadAsync(Size))!["data"]!["deployment"]).ShouldBe(
            "spec:\n  replicas: 3\n  template:\n    spec:\n      containers:\n      - name: istio-proxy\n        resources:\n          requests:\n            memory: \"256Mi\"\n");
        await _ground.UntilAsync("/apis/apps/v1/namespaces/default/deployments/waypoint", deployment =>
            (int?)deployment?["spec"]?["replicas"] == 3 && (string?)deployment["spec"]!["template"]!["spec"]!["containers"]![0]!["resources"]?["requests"]?["memory"] == "256Mi");
        await _ground.UntilAsync("/apis/policy/v1/namespaces/default/poddisruptionbudgets/waypoint", budget => (int?)budget?["spec"]?["maxUnavailable"] == 1);

        await Dashboard.OpenAsync("/history");
        await Dashboard.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Deploy waypoint default/waypoint" }).First.ClickAsync();
        await Dashboard.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        (await Dashboard.PreviewAsync(2)).ShouldContain("ConfigMap default/waypoint-size");
        await Dashboard.ApplyAsync("Undo");
        (await _ground.ReadAsync(Size)).ShouldBeNull();
    }
}
