using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WaypointDashboard.Benchmarks.Loading;

/// <summary>Serves the lists of a cluster from memory, in a process of its own, so that neither side pays for how they are made.</summary>
internal static class ListServer
{
    public static async Task RunAsync(string url)
    {
        var pages = ClusterPages.Render();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var server = builder.Build();
        server.MapGet("/api/v1/{plural}", (string plural, HttpContext http) =>
            pages.Find(plural, http.Request.Query["continue"].FirstOrDefault()) is { } page ? Results.Bytes(page, "application/json") : Results.NotFound());
        await server.RunAsync();
    }
}
