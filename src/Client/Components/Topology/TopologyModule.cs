using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Components.Topology;

/// <summary>The canvas in the browser; one for each component that shows it. Before it has started and when the circuit is gone its calls do nothing.</summary>
/// <param name="js">The browser.</param>
public sealed class TopologyModule(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _handle;

    /// <summary>Whether the canvas is there.</summary>
    public bool IsStarted => _handle is not null;

    internal Task StartAsync(string path, ElementReference host, ElementReference? minimap, DotNetObjectReference<TopologyInterop> interop, TopologyCanvasOptions options) =>
        CreateAsync(path, "createTopology", host, minimap, interop, options);

    /// <summary>Starts the picture of a change in place of a live topology.</summary>
    internal Task StartPictureAsync(string path, ElementReference host) => CreateAsync(path, "createPicture", host);

    /// <summary>Shows one side of a picture.</summary>
    internal Task ShowPictureAsync(ImpactPicture picture, bool isAfter)
    {
        var sides = new { Before = TopologyDelta.Whole(picture.Before), After = TopologyDelta.Whole(picture.After), picture.Marks };
        return CallAsync("show", JsonSerializer.SerializeToElement(sides, TopologyJson.Options), isAfter);
    }

    public Task ArrangeAsync(string layout) => CallAsync("arrange", layout);

    /// <summary>Says that the next step is the operator's doing, which is not highlighted.</summary>
    public Task ExpectViewAsync() => CallAsync("expectView");

    public Task FitAsync() => CallAsync("fit");

    public Task ZoomAsync(double factor) => CallAsync("zoomBy", factor);

    public Task SetSearchAsync(bool isSearching) => CallAsync("setSearch", isSearching);

    public Task SelectAsync(string? id, bool isCentred) => CallAsync("select", id, isCentred);

    public Task HighlightRoutesAsync(IReadOnlyList<TopologyRoute>? routes) => CallAsync("highlightRoutes", routes);

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

    private async Task CreateAsync(string path, string function, params object?[] arguments)
    {
        try
        {
            _module = await js.InvokeAsync<IJSObjectReference>("import", path);
            _handle = await _module.InvokeAsync<IJSObjectReference>(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // The page was left before it was there.
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
