using Microsoft.JSInterop;

namespace WaypointDashboard.Client.Shortcuts;

/// <summary>Listens to the keyboard in the browser. When the circuit is gone its calls do nothing.</summary>
/// <param name="js">The browser.</param>
public sealed class ShortcutModule(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _listener;

    /// <summary>Starts to listen.</summary>
    /// <param name="path">The address of the script.</param>
    /// <param name="interop">Who is told.</param>
    /// <param name="isOn">Whether keys do something.</param>
    public async Task StartAsync(string path, DotNetObjectReference<ShortcutInterop> interop, bool isOn)
    {
        try
        {
            _module = await js.InvokeAsync<IJSObjectReference>("import", path);
            string[][] keys = [.. ShortcutCatalog.All.Select(shortcut => shortcut.Keys.ToArray())];
            _listener = await _module.InvokeAsync<IJSObjectReference>("listenForShortcuts", interop, keys, isOn);
        }
        catch (JSDisconnectedException)
        {
            // The page was left before it was there.
        }
    }

    /// <summary>Switches the keys on or off.</summary>
    public Task SwitchAsync(bool isOn) => CallAsync("switchTo", isOn);

    /// <summary>Gives the keyboard to the page's search, where it has one.</summary>
    public Task FocusSearchAsync() => CallAsync("focusSearch");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CallAsync("dispose");
        try
        {
            await (_listener?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (_module?.DisposeAsync() ?? ValueTask.CompletedTask);
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
            await (_listener?.InvokeVoidAsync(function, arguments) ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // Nobody is there to press keys.
        }
    }
}
