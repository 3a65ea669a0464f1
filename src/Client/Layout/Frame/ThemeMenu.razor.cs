using Microsoft.AspNetCore.Components;
using MudBlazor;
using WaypointDashboard.Client.Theme;

namespace WaypointDashboard.Client.Layout.Frame;

/// <summary>Light, dark, or as the operating system has it.</summary>
public sealed partial class ThemeMenu
{
    /// <summary>What is chosen.</summary>
    [Parameter]
    public ThemeChoice Choice { get; set; }

    /// <summary>The operator chooses.</summary>
    [Parameter]
    public EventCallback<ThemeChoice> ChoiceChanged { get; set; }

    private static string WordOf(ThemeChoice choice) => choice switch
    {
        ThemeChoice.Light => "Light",
        ThemeChoice.Dark => "Dark",
        _ => "As the system",
    };

    private static string IconOf(ThemeChoice choice) => choice switch
    {
        ThemeChoice.Light => Icons.Material.Outlined.LightMode,
        ThemeChoice.Dark => Icons.Material.Outlined.DarkMode,
        _ => Icons.Material.Outlined.BrightnessAuto,
    };
}
