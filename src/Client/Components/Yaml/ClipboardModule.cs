using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace WaypointDashboard.Client.Components.Yaml;

/// <summary>What the browser does with texts: copying, saving, scrolling to a line. One for each circuit; when that is gone its calls do nothing.</summary>
/// <param name="js">The browser.</param>
public sealed class ClipboardModule(IJSRuntime js) : IAsyncDisposable
{
    private const string Script = "./_content/WaypointDashboard.Client/dist/text.js";

    private Task<IJSObjectReference>? _module;

    /// <summary>Puts a text into the clipboard.</summary>
    /// <returns>False when the browser did not let it.</returns>
    public Task<bool> CopyAsync(string text) => CallAsync(module => module.InvokeAsync<bool>("copy", text).AsTask());

    /// <summary>Hands a text to the operator as a file.</summary>
    public Task SaveAsync(string name, string text, string type = "text/yaml") => CallAsync(async module =>
    {
        await module.InvokeVoidAsync("save", name, text, type);
        return true;
    });

    /// <summary>Scrolls a list of lines of equal height to one of them.</summary>
    internal Task RevealAsync(ElementReference host, int line, int count) => CallAsync(async module =>
    {
        await module.InvokeVoidAsync("reveal", host, line, count);
        return true;
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_module is { IsCompletedSuccessfully: true } loaded)
        {
            _module = null;
            try
            {
                await (await loaded).DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The browser has dropped it already.
            }
        }
    }

    private async Task<bool> CallAsync(Func<IJSObjectReference, Task<bool>> call)
    {
        try
        {
            _module ??= js.InvokeAsync<IJSObjectReference>("import", Script).AsTask();
            return await call(await _module);
        }
        catch (JSDisconnectedException)
        {
            return false; // Nobody is there to see it.
        }
    }
}
