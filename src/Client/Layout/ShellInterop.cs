using Microsoft.JSInterop;

namespace WaypointDashboard.Client.Layout;

/// <summary>What the frame's script calls.</summary>
/// <param name="systemTheme">Hears that the operating system went dark or light.</param>
public sealed class ShellInterop(Func<bool, Task> systemTheme)
{
    /// <summary>The operating system went dark or light.</summary>
    [JSInvokable]
    public Task OnSystemTheme(bool isDark) => systemTheme(isDark);
}
