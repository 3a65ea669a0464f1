using Microsoft.JSInterop;

namespace WaypointDashboard.Client.Components.Topology;

/// <summary>What the canvas calls.</summary>
/// <param name="canvas">The component that hears it.</param>
public sealed class TopologyInterop(TopologyCanvas canvas)
{
    /// <summary>A node or edge is selected; null when nothing is.</summary>
    [JSInvokable]
    public Task OnSelected(string? id) => canvas.RaiseSelectedAsync(id);

    /// <summary>A node is to be opened or closed.</summary>
    [JSInvokable]
    public Task OnToggled(string id) => canvas.RaiseToggledAsync(id);

    /// <summary>The menu is asked for, at a point of the window; for the canvas itself when there is no id.</summary>
    [JSInvokable]
    public Task OnMenu(string? id, double x, double y) => canvas.RaiseMenuAsync(new(id, x, y));

    /// <summary>The stream's state has changed.</summary>
    [JSInvokable]
    public Task OnStream(string state) => canvas.RaiseStreamAsync(state);

    /// <summary>What was to be open and stays closed, for with it there would be more than can be drawn.</summary>
    [JSInvokable]
    public Task OnKeptClosed(string[] names) => canvas.RaiseKeptClosedAsync(names);
}
