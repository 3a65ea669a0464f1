namespace WaypointDashboard.Client.Layout;

/// <summary>What the browser knows of its operator.</summary>
/// <param name="IsNavigationNarrow">Whether the menu shows icons alone.</param>
/// <param name="TimeZone">Its time zone, such as <c>Europe/Berlin</c>; empty when it does not say.</param>
/// <param name="HasShortcuts">Whether keys do something.</param>
/// <param name="IsSystemDark">Whether the operating system is dark.</param>
/// <param name="Dismissed">The banners that were put away in this tab.</param>
public sealed record BrowserSettings(bool IsNavigationNarrow, string TimeZone, bool HasShortcuts, bool IsSystemDark, IReadOnlyList<string> Dismissed);
