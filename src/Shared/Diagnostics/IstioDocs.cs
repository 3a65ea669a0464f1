namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>The pages of Istio's documentation that explain what the rules look for.</summary>
internal static class IstioDocs
{
    public static Uri Waypoints { get; } = Page("docs/ambient/usage/waypoint/");

    public static Uri CrossNamespaceWaypoints { get; } = Page("docs/ambient/usage/waypoint/#usewaypointnamespace");

    public static Uri TroubleshootWaypoints { get; } = Page("docs/ambient/usage/troubleshoot-waypoint/");

    public static Uri AddWorkloads { get; } = Page("docs/ambient/usage/add-workloads/");

    public static Uri TrafficRedirection { get; } = Page("docs/ambient/architecture/traffic-redirection/");

    public static Uri Layer7Features { get; } = Page("docs/ambient/usage/l7-features/");

    public static Uri Layer4Policy { get; } = Page("docs/ambient/usage/l4-policy/");

    public static Uri Labels { get; } = Page("docs/reference/config/labels/");

    public static Uri GatewayApi { get; } = Page("docs/tasks/traffic-management/ingress/gateway-api/");

    public static Uri ServiceEntries { get; } = Page("docs/reference/config/networking/service-entry/");

    public static Uri Revisions { get; } = Page("docs/setup/upgrade/canary/");

    private static Uri Page(string path) => new($"https://istio.io/latest/{path}");
}
