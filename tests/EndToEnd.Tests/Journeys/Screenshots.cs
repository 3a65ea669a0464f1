using Microsoft.Playwright;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>Keeps what was on the screen: every page, and the last sight of each journey.</summary>
internal static class Screenshots
{
    private static string Folder => Path.Combine(Environment.GetEnvironmentVariable("DASHBOARD_TEST_RESULTS") is { Length: > 0 } results ? results : Path.Combine(AppContext.BaseDirectory, "results"), "screenshots");

    /// <summary>Keeps the page under the running test's name.</summary>
    public static Task KeepAsync(IPage page) => KeepAsync(page, TestContext.Current.Test?.TestDisplayName ?? "journey");

    /// <summary>Keeps the page under a name.</summary>
    public static Task KeepAsync(IPage page, string name)
    {
        var plain = string.Concat(name.Replace("WaypointDashboard.EndToEnd.Tests.", "", StringComparison.Ordinal).Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '.'));
        return page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{plain}.png") });
    }
}
