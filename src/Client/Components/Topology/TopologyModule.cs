using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace WaypointDashboard.Client.Components.Topology;

/// <summary>The canvas in the browser. When the circuit is gone its calls do nothing.</summary>
internal sealed class TopologyModule : IAsyncDisposable
{
    private readonly IJSObjectReference _module;
    private readonly IJSObjectReference _handle;

    private TopologyModule(IJSObjectReference module, IJSObjectReference handle)
    {
        _module = module;
        _handle = handle;
    }

    public static async Task<TopologyModule?> CreateAsync(
        IJSRuntime js,
        string path,
        ElementReference host,
        ElementReference? minimap,
        DotNetObjectReference<TopologyInterop> interop,
        TopologyCanvasOptions options)
    {
        try
        {
            var module = await js.InvokeAsync<IJSObjectReference>("import", path);
            var handle = await module.InvokeAsync<IJSObjectReference>("createTopology", host, minimap, interop, options);
            return new(module, handle);
        }
        catch (JSDisconnectedException)
        {
            return null;
        }
    }

    public Task ArrangeAsync(string layout) => CallAsync("arrange", layout);

    public Task FitAsync() => CallAsync("fit");

    public Task ZoomAsync(double factor) => CallAsync("zoomBy", factor);

    public Task SetSearchAsync(bool isSearching) => CallAsync("setSearch", isSearching);

    public Task SelectAsync(string? id, bool isCentred) => CallAsync("select", id, isCentred);

    public Task HighlightPathAsync(IReadOnlyList<string>? ids) => CallAsync("highlightPath", ids);

    public Task FocusAsync() => CallAsync("focus");

    public Task ExportPngAsync(string name) => CallAsync("exportPng", name);

    public Task ExportSvgAsync(string name) => CallAsync("exportSvg", name);

    public async ValueTask DisposeAsync()
    {
        await CallAsync("dispose");
        try
        {
            await _handle.DisposeAsync();
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has dropped them already.
        }
    }

    private async Task CallAsync(string function, params object?[] arguments)
    {
        try
        {
            await _handle.InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // Nobody is there to see it.
        }
    }
}
