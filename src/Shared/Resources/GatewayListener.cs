namespace WaypointDashboard.Shared.Resources;

/// <summary>A listener of a Gateway.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Protocol">Such as <c>HBONE</c>.</param>
/// <param name="AllowedFrom"><c>allowedRoutes.namespaces.from</c>; null when absent, which means <c>Same</c>.</param>
/// <param name="AllowedSelector"><c>allowedRoutes.namespaces.selector</c>; null when absent.</param>
/// <param name="Hostname">The host name; null when absent.</param>
/// <param name="Conditions">The listener's conditions from the status.</param>
public sealed record GatewayListener(
    string Name,
    int Port,
    string Protocol,
    string? AllowedFrom = null,
    LabelSelector? AllowedSelector = null,
    string? Hostname = null,
    ValueList<StatusCondition> Conditions = default);
