using MudBlazor;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Client.Pages.Paths;

/// <summary>What the parts of a path are called.</summary>
internal static class PathWords
{
    public static string Of(PathReason reason) => reason switch
    {
        PathReason.ServiceWaypoint => "Through the service's waypoint",
        PathReason.WorkloadWaypoint => "Through the pod's waypoint",
        PathReason.NoWaypoint => "No waypoint",
        PathReason.OptedOut => "Opted out",
        PathReason.ClientNotCaptured => "Client not captured",
        PathReason.IngressBypass => "Ingress skips the waypoint",
        PathReason.HeadlessService => "Headless service",
        PathReason.Refused => "Waypoint refused",
        PathReason.WaypointUnavailable => "Waypoint unavailable",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "No such reason."),
    };

    /// <summary>What follows the reason, where not all connections get through.</summary>
    public static string Of(PathOutcome outcome) => outcome switch
    {
        PathOutcome.Reaches => "",
        PathOutcome.FailsInPart => ": some connections fail",
        PathOutcome.Fails => ": connections fail",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "No such outcome."),
    };

    public static string Of(HopKind kind) => kind switch
    {
        HopKind.Client => "Client",
        HopKind.OutsideClient => "Client outside the mesh",
        HopKind.IngressGateway => "Ingress gateway",
        HopKind.Ztunnel => "ztunnel",
        HopKind.Waypoint => "Waypoint",
        HopKind.EastWestGateway => "East-west gateway",
        HopKind.Service => "Service",
        HopKind.Endpoint => "Endpoint",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such hop."),
    };

    public static string Of(HopTransport transport) => transport switch
    {
        HopTransport.None => "",
        HopTransport.Redirected => "redirected within the node",
        HopTransport.Hbone => "HBONE (mTLS, port 15008)",
        HopTransport.DoubleHbone => "HBONE in HBONE (mTLS end to end, port 15008)",
        HopTransport.MutualTls => "mTLS between sidecars",
        HopTransport.Plaintext => "plaintext",
        _ => throw new ArgumentOutOfRangeException(nameof(transport), transport, "No such transport."),
    };

    /// <summary>A share of the connections.</summary>
    public static string Share(int percent) => FormattableString.Invariant($"{percent} % of new connections");

    public static string IconOf(HopKind kind) => kind switch
    {
        HopKind.Client or HopKind.Endpoint => Icons.Material.Outlined.ViewInAr,
        HopKind.OutsideClient => Icons.Material.Outlined.Public,
        HopKind.IngressGateway or HopKind.EastWestGateway => Icons.Material.Outlined.Login,
        HopKind.Ztunnel => Icons.Material.Outlined.SettingsEthernet,
        HopKind.Waypoint => Icons.Material.Outlined.Hexagon,
        _ => Icons.Material.Outlined.Hub,
    };

    public static string IconOf(HopTransport transport) => transport is HopTransport.Plaintext ? Icons.Material.Outlined.LockOpen : Icons.Material.Outlined.Lock;
}
