using Microsoft.Playwright;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>What stands in the browser's address bar.</summary>
internal static class PageAddress
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits until a part stands in it, such as <c>q=reviews</c>, as one reads it. An address that changes without a page being loaded is asked for, not waited for.</summary>
    public static Task ShowsAsync(this IPage page, string part) =>
        Deadline.UntilAsync(() => Task.FromResult(Uri.UnescapeDataString(page.Url).Contains(part, StringComparison.Ordinal)), Patience, () => $"{page.Url} does not become one with {part}.");
}
