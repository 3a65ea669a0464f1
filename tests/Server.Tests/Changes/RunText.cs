using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using WaypointDashboard.Client;
using WaypointDashboard.Client.Components.Changes;
using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>What the page of a run says, as an operator reads it.</summary>
internal static class RunText
{
    /// <summary>The words of the page, with single spaces between them.</summary>
    public static async Task<string> OfAsync(PlanRun run)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDashboardClient();
        services.AddSingleton<IJSRuntime, NoBrowser>();
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var shown = await renderer.RenderComponentAsync<RunPane>(ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(RunPane.Run)] = run }));
            return shown.ToHtmlString();
        });
        var texts = html.Split('<').Select(part => WebUtility.HtmlDecode(part[(part.IndexOf('>', StringComparison.Ordinal) + 1)..]));
        return string.Join(' ', string.Join(' ', texts).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    // A page that is only read calls no browser.
    private sealed class NoBrowser : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new InvalidOperationException($"{identifier} was called without a browser.");

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);
    }
}
