using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>How findings name things.</summary>
internal static class FindingText
{
    private const int NamedAtMost = 3;

    private const int QuotedAtMost = 240;

    /// <summary>An object by kind and name, such as <c>Service shop/cart</c>.</summary>
    public static string Of(ObjectKey key) => $"{key.Kind} {key.QualifiedName}";

    /// <summary>A count with its noun, such as <c>1 service</c> or <c>3 services</c>.</summary>
    public static string Count(int count, string singular, string? plural = null) => count == 1 ? $"1 {singular}" : $"{count} {plural ?? singular + "s"}";

    /// <summary>Services and workloads by their number, such as <c>2 services and 1 workload</c>.</summary>
    public static string Count(IReadOnlyCollection<ObjectKey> bindable)
    {
        var services = bindable.Count(key => key.Kind is ResourceKind.Service or ResourceKind.ServiceEntry);
        var workloads = bindable.Count - services;
        return (services, workloads) switch
        {
            (_, 0) => Count(services, "service"),
            (0, _) => Count(workloads, "workload"),
            _ => $"{Count(services, "service")} and {Count(workloads, "workload")}",
        };
    }

    /// <summary>The first few, and how many more there are.</summary>
    public static string Names(IReadOnlyCollection<string> names) => names switch
    {
        { Count: > NamedAtMost } => $"{string.Join(", ", names.Take(NamedAtMost))} and {names.Count - NamedAtMost} more",
        { Count: > 1 } => $"{string.Join(", ", names.Take(names.Count - 1))} and {names.Last()}",
        _ => string.Concat(names),
    };

    /// <summary>What another program said, as a clause of our sentence.</summary>
    public static string Quote(string message)
    {
        var line = message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
        return line.Length <= QuotedAtMost ? line : $"{line[..QuotedAtMost].TrimEnd()}…";
    }

    /// <summary>What a waypoint takes and where that is written, as a clause after its name.</summary>
    public static string TrafficType(Waypoint waypoint)
    {
        var written = waypoint.TrafficTypeFrom switch
        {
            null => $"{IstioNames.WaypointFor} is not set, which means service",
            { Kind: ResourceKind.GatewayClass } home => $"GatewayClass {home.Name} says {IstioNames.WaypointFor}={waypoint.Class!.Labels[IstioNames.WaypointFor]}", // The label has been found there.
            _ => $"{IstioNames.WaypointFor}={waypoint.Gateway.Labels[IstioNames.WaypointFor]}",
        };
        return waypoint.TrafficType switch
        {
            Waypoints.TrafficType.Service => $"takes traffic for services only ({written})",
            Waypoints.TrafficType.Workload => $"takes traffic for workloads only ({written})",
            Waypoints.TrafficType.All => $"takes traffic for services and workloads ({written})",
            Waypoints.TrafficType.None => $"takes no traffic ({written})",
            _ => $"takes no traffic, because istiod does not know its type ({written})",
        };
    }
}
