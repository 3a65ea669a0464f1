using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace WaypointDashboard.Client.Components.Topology;

/// <summary>The canvas in the browser; one for each component that shows it. Before it has started and when the circuit is gone its calls do nothing.</summary>
/// <param name="js">The browser.</param>
public sealed class TopologyModule(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _handle;

    /// <summary>Whether the canvas is there.</summary>
    public bool IsStarted => _handle is not null;

    internal async Task StartAsync(string path, ElementReference host, ElementReference? minimap, DotNetObjectReference<TopologyInterop> interop, TopologyCanvasOptions options)
    {
        try
        {
            _module = await js.InvokeAsync<IJSObjectReference>("import", path);
            _handle = await _module.InvokeAsync<IJSObjectReference>("createTopology", host, minimap, interop, options);
        }
        catch (JSDisconnectedException)
        {
            // The page was left before it was there.
        }
    }

    public Task ArrangeAsync(string layout) => CallAsync("arrange", layout);

    /// <summary>Says that the next step is the operator's doing, which is not highlighted.</summary>
    public Task ExpectViewAsync() => CallAsync("expectView");

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
        var (handle, module) = (_handle, _module);
        _handle = _module = null;
        try
        {
            await (handle?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (module?.DisposeAsync() ?? ValueTask.CompletedTask);
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
            await (_handle?.InvokeVoidAsync(function, arguments) ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // Nobody is there to see it.
        }
    }
}
