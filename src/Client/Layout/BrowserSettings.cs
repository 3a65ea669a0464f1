namespace WaypointDashboard.Client.Layout;

/// <summary>What the browser knows of its operator.</summary>
/// <param name="IsNavigationNarrow">Whether the menu shows icons alone.</param>
/// <param name="HasShortcuts">Whether single keys do something.</param>
public sealed record BrowserSettings(bool IsNavigationNarrow, bool HasShortcuts);
