using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.Hosting;

/// <summary>Keeps pages of other sites from the circuit and the hub: browsers let any page open a web socket anywhere, with the user's cookies.</summary>
internal static class SameOrigin
{
    private static readonly PathString[] Guarded = ["/_blazor", $"/{ITopologyViews.HubPath}"];

    public static IApplicationBuilder UseSameOrigin(this IApplicationBuilder app) => app.Use((context, next) =>
        Guarded.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)) && IsForeign(context.Request)
            ? Results.Problem("Only pages of the dashboard itself may open its connections.", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context)
            : next(context));

    /// <summary>Browsers always name the origin; what names none is no browser. The scheme does not count, since a proxy may end TLS.</summary>
    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin.Count > 0
        && !(Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && string.Equals(origin.Authority, Authority(request), StringComparison.OrdinalIgnoreCase));

    /// <summary>The host as an origin has it: without the scheme's own port.</summary>
    private static string Authority(HttpRequest request) =>
        request.Host.Port is 80 or 443 ? request.Host.Host : request.Host.Value ?? "";
}
