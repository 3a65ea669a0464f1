using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace WaypointDashboard.EndToEnd.Tests.Browser;

/// <summary>The ground that the journeys stand on: this machine's browser reaches a server of this process.</summary>
[Collection(BrowserCollection.Name)]
[Trait("Needs", "Browser")]
public sealed class ChromiumTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task Chromium_opens_a_page_of_a_local_server_and_runs_its_script()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var server = builder.Build();
        server.MapGet("/", () => Results.Content("<!doctype html><title>Ground</title><p id=sum></p><script>sum.textContent = 40 + 2</script>", "text/html"));
        await server.StartAsync(TestContext.Current.CancellationToken);
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();

        await page.GotoAsync(server.Urls.Single());

        (await page.TitleAsync()).ShouldBe("Ground");
        await Assertions.Expect(page.Locator("#sum")).ToHaveTextAsync("42");
    }
}
