using Microsoft.JSInterop;

namespace WaypointDashboard.Client.Layout;

/// <summary>What the frame of the pages asks of the browser. When the circuit is gone its calls do nothing.</summary>
/// <param name="js">The browser.</param>
public sealed class ShellModule(IJSRuntime js) : IAsyncDisposable
{
    /// <summary>Where the script lies.</summary>
    public const string Script = "_content/WaypointDashboard.Client/dist/shell.js";

    private IJSObjectReference? _module;

    /// <summary>Reads what the browser knows before anything is drawn.</summary>
    /// <param name="path">The address of <see cref="Script"/>.</param>
    /// <returns>Null when the page was left meanwhile.</returns>
    public async Task<BrowserSettings?> StartAsync(string path)
    {
        try
        {
            _module = await js.InvokeAsync<IJSObjectReference>("import", path);
            return await _module.InvokeAsync<BrowserSettings>("readSettings");
        }
        catch (JSDisconnectedException)
        {
            return null;
        }
    }

    /// <summary>Keeps the choice of the theme, and gives the document its colours.</summary>
    public Task KeepThemeAsync(string word) => CallAsync("keepTheme", word);

    /// <summary>Keeps a setting in the browser.</summary>
    public Task KeepAsync(string name, bool value) => CallAsync("keep", name, value);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await (_module?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser has dropped it already.
        }
    }

    private async Task CallAsync(string function, params object?[] arguments)
    {
        try
        {
            await (_module?.InvokeVoidAsync(function, arguments) ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // Nobody is there to see it.
        }
    }
}
