using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace WaypointDashboard.Server.Hosting;

/// <summary>Tells browsers what a page of the dashboard may do: run what comes from here, and nothing else.</summary>
internal static class SecurityHeaders
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy(context.Request.Host.Value ?? "", context.GetEndpoint()?.Metadata.GetMetadata<ImportMapDefinition>());
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        return next(context);
    });

    /// <summary>
    /// Styles may be inline because MudBlazor writes them on elements. Of inline scripts there is one, the import map, and it is named by its hash.
    /// Older browsers do not count web sockets of the same host as 'self'.
    /// </summary>
    private static string Policy(string host, ImportMapDefinition? imports) =>
        $"default-src 'self'; script-src 'self'{Hash(imports)}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self' ws://{host} wss://{host}; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static string Hash(ImportMapDefinition? imports) =>
        imports is null ? "" : $" 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(imports.ToString())))}'";
}
