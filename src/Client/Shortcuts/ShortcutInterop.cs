using Microsoft.JSInterop;

namespace WaypointDashboard.Client.Shortcuts;

/// <summary>What the listener calls.</summary>
/// <param name="pressed">Hears of a shortcut.</param>
public sealed class ShortcutInterop(Func<Shortcut, Task> pressed)
{
    /// <summary>The keys of a shortcut were pressed.</summary>
    /// <param name="index">Which one of <see cref="ShortcutCatalog.All"/>.</param>
    [JSInvokable]
    public Task OnShortcut(int index) => index >= 0 && index < ShortcutCatalog.All.Count ? pressed(ShortcutCatalog.All[index]) : Task.CompletedTask;
}
