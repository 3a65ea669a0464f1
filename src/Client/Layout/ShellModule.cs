using Microsoft.JSInterop;

namespace WaypointDashboard.Client.Layout;

/// <summary>What the frame of the pages asks of the browser. When the circuit is gone its calls do nothing.</summary>
/// <param name="js">The browser.</param>
public sealed class ShellModule(IJSRuntime js) : IAsyncDisposable
{
    /// <summary>Where the script lies.</summary>
    public const string Script = "_content/WaypointDashboard.Client/dist/shell.js";

    private IJSObjectReference? _module;
    private IJSObjectReference? _watch;

    /// <summary>Reads what the browser knows before anything is drawn, and follows the colours of the operating system.</summary>
    /// <param name="path">The address of <see cref="Script"/>.</param>
    /// <param name="interop">Who is told of the operating system's colours.</param>
    /// <returns>Null when the page was left meanwhile.</returns>
    public async Task<BrowserSettings?> StartAsync(string path, DotNetObjectReference<ShellInterop> interop)
    {
        try
        {
            _module = await js.InvokeAsync<IJSObjectReference>("import", path);
            _watch = await _module.InvokeAsync<IJSObjectReference>("watchSystemTheme", interop);
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

    /// <summary>Keeps in the tab that a banner was put away.</summary>
    public Task DismissAsync(string id) => CallAsync("dismiss", id);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_watch is { } watch)
            {
                _watch = null;
                await watch.InvokeVoidAsync("dispose");
                await watch.DisposeAsync();
            }

            await (_module?.DisposeAsync() ?? ValueTask.CompletedTask);
            _module = null;
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
            await (_module?.InvokeVoidAsync(function, arguments) ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // Nobody is there to see it.
        }
    }
}
