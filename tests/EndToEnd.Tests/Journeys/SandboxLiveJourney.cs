using Microsoft.Playwright;
using WaypointDashboard.EndToEnd.Tests.Browser;
using WaypointDashboard.EndToEnd.Tests.Ground;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class SandboxLiveJourney(ChromiumFixture chromium, SandboxGround ground) : LiveJourney(chromium, ground), IClassFixture<SandboxGround>
{
    [Fact]
    public async Task What_kubectl_scales_is_counted_as_its_pods_come_and_go()
    {
        var kubectl = new Kubectl(ground.Kubeconfig);
        await kubectl.RunAsync("", "create", "deployment", "scaled", "--namespace=default", "--image=example.test/app");
        var workloads = await OpenAsync("/workloads?q=scaled", "scaled");
        var graph = await OpenAsync("/?expand=default,workload/default/deployment/scaled", "");
        var canvas = new Canvas(graph);
        await canvas.UntilAsync("cy.nodes('[kind = \"pod\"]').length === 1");

        await kubectl.RunAsync("", "scale", "deployment", "scaled", "--namespace=default", "--replicas=4");
        await Assertions.Expect(workloads.GetByRole(AriaRole.Link, new() { NameRegex = new("^scaled-", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) })).ToHaveCountAsync(4, new() { Timeout = 60_000 });
        await canvas.UntilAsync("cy.nodes('[kind = \"pod\"]').length === 4");

        await kubectl.RunAsync("", "scale", "deployment", "scaled", "--namespace=default", "--replicas=0");
        await Assertions.Expect(workloads.GetByRole(AriaRole.Link, new() { NameRegex = new("^scaled-", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) })).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await canvas.UntilAsync("cy.nodes('[kind = \"pod\"]').empty()");
        await kubectl.RunAsync("", "delete", "deployment", "scaled", "--namespace=default");
    }
}
