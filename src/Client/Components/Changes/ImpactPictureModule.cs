using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Components.Changes;

/// <summary>The picture of a change in the browser; one for each component that shows it. When the circuit is gone its calls do nothing.</summary>
/// <param name="js">The browser.</param>
public sealed class ImpactPictureModule(IJSRuntime js) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private IJSObjectReference? _module;
    private IJSObjectReference? _handle;

    internal async Task StartAsync(string path, ElementReference host)
    {
        try
        {
            _module = await js.InvokeAsync<IJSObjectReference>("import", path);
            _handle = await _module.InvokeAsync<IJSObjectReference>("createPicture", host);
        }
        catch (JSDisconnectedException)
        {
            // The page was left before it was there.
        }
    }

    /// <summary>Shows one side.</summary>
    public async Task ShowAsync(ImpactPicture picture, bool isAfter)
    {
        var sides = new { Before = TopologyDelta.Whole(picture.Before), After = TopologyDelta.Whole(picture.After), picture.Marks };
        try
        {
            await (_handle?.InvokeVoidAsync("show", JsonSerializer.SerializeToElement(sides, Json), isAfter) ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // Nobody is there to see it.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        var (handle, module) = (_handle, _module);
        _handle = _module = null;
        try
        {
            await (handle?.InvokeVoidAsync("dispose") ?? ValueTask.CompletedTask);
            await (handle?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (module?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser has dropped them already.
        }
    }
}
