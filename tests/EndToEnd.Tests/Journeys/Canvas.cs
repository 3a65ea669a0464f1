using System.Text.Json;
using Microsoft.Playwright;

namespace WaypointDashboard.EndToEnd.Tests.Journeys;

/// <summary>What is drawn on the topology's canvas, as the library that draws it tells.</summary>
internal sealed class Canvas(IPage page)
{
    /// <summary>The nodes, frames among them.</summary>
    public Task<CanvasElement[]> NodesAsync() => ReadAsync("nodes");

    /// <summary>The edges.</summary>
    public Task<CanvasElement[]> EdgesAsync() => ReadAsync("edges");

    /// <summary>One node; null when it is not drawn.</summary>
    public async Task<CanvasElement?> NodeAsync(string id) => (await NodesAsync()).FirstOrDefault(node => node.Id == id);

    /// <summary>The zoom, and where the origin is on screen.</summary>
    public async Task<(double Zoom, double X, double Y)> ViewportAsync()
    {
        var numbers = await page.EvaluateAsync<double[]>("() => { const cy = document.querySelector('.topology-host')._cyreg.cy; return [cy.zoom(), cy.pan().x, cy.pan().y]; }");
        return (numbers[0], numbers[1], numbers[2]);
    }

    /// <summary>Waits until there is something, and nothing moves any more.</summary>
    public async Task<(double Zoom, double X, double Y)> SettledAsync()
    {
        await page.WaitForFunctionAsync("() => { const cy = document.querySelector('.topology-host')?._cyreg?.cy; return cy && cy.nodes().nonempty() && !cy.animated(); }");
        return await ViewportAsync();
    }

    /// <summary>Waits until a node is drawn, or no more, or such as is wanted.</summary>
    /// <param name="condition">JavaScript about <c>cy</c>, the graph.</param>
    public Task UntilAsync(string condition) =>
        page.WaitForFunctionAsync($"() => {{ const cy = document.querySelector('.topology-host')?._cyreg?.cy; return cy && ({condition}); }}");

    /// <summary>Clicks on a node, where it is on screen.</summary>
    public async Task ClickAsync(string id, MouseButton button = MouseButton.Left, int clicks = 1)
    {
        var at = await page.EvaluateAsync<double[]>(
            "id => { const host = document.querySelector('.topology-host'); const box = host.getBoundingClientRect(); const at = host._cyreg.cy.getElementById(id).renderedPosition(); return [box.x + at.x, box.y + at.y]; }", id);
        await page.Mouse.ClickAsync((float)at[0], (float)at[1], new() { Button = button, ClickCount = clicks, Delay = 20 });
    }

    private async Task<CanvasElement[]> ReadAsync(string group)
    {
        var json = await page.EvaluateAsync<string>(
            "group => JSON.stringify(document.querySelector('.topology-host')._cyreg.cy[group]().map(element => ({ id: element.id(), kind: element.data('kind'), state: element.data('state'), mode: element.data('mode'), "
            + "text: element.data('text'), source: element.data('source'), target: element.data('target'), isCrossNamespace: !!element.data('isCrossNamespace'), "
            + "x: element.isNode() ? element.position('x') : 0, y: element.isNode() ? element.position('y') : 0, isSelected: element.selected(), classes: element.classes(), "
            + "line: element.isEdge() ? element.style('line-style') : element.style('border-style') })))",
            group);
        return JsonSerializer.Deserialize<CanvasElement[]>(json, JsonSerializerOptions.Web)!; // It was written just now.
    }
}
