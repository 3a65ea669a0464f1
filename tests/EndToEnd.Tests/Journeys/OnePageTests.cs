using Microsoft.Playwright;
using WaypointDashboard.EndToEnd.Tests.Browser;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>Tests that each have one page of a browser to themselves, of which a picture is kept.</summary>
/// <param name="chromium">The browser.</param>
/// <param name="size">The size of the window, in pixels.</param>
/// <param name="patience">How long an action may take, in milliseconds.</param>
public abstract class OnePageTests(ChromiumFixture chromium, ViewportSize size, float patience) : IAsyncLifetime
{
    private IBrowserContext? _context;
    private IPage? _page;

    private protected IPage Page => _page ?? throw new InvalidOperationException("The browser has not begun.");

    private protected IBrowser Browser => chromium.Browser;

    public virtual async ValueTask InitializeAsync()
    {
        _context = await Browser.NewContextAsync(new() { ViewportSize = size });
        _context.SetDefaultTimeout(patience);
        _page = await _context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_context is not null)
        {
            await Screenshots.KeepAsync(Page);
            await _context.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
