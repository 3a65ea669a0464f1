using System.Globalization;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Waypoints;

/// <summary>The annotation <c>ambient.istio.io/waypoint-inbound-binding</c> of a sandwiched waypoint: <c>PROXY</c>, <c>PROXY/15088</c> or <c>NONE</c>.</summary>
/// <param name="Protocol"><c>PROXY</c> or <c>NONE</c>.</param>
/// <param name="Port">The port; 0 when it names none or one that is no number; one that no listener can have is kept.</param>
public sealed record InboundBinding(string Protocol, int Port)
{
    /// <summary>Reads the Gateway's annotation, else its class's; null when there is none or istiod cannot read it.</summary>
    public static InboundBinding? Read(GatewayResource gateway, GatewayClassResource? gatewayClass)
    {
        var text = gateway.Annotations[IstioNames.WaypointInboundBinding] ?? gatewayClass?.Annotations[IstioNames.WaypointInboundBinding];
        if (text is null)
        {
            return null;
        }

        var parts = text.Split('/');
        if (parts.Length > 2 || parts[0] is not ("PROXY" or "NONE"))
        {
            return null;
        }

        return new InboundBinding(parts[0], parts.Length == 2 ? ReadPort(parts[1]) : 0);
    }

    // Go reads a number that is too large as the largest one, and what is no number as 0.
    private static int ReadPort(string text) =>
        text.Length == 0 || !text.All(char.IsAsciiDigit) ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port
        : int.MaxValue;
}
