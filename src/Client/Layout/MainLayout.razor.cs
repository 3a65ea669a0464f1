using Microsoft.AspNetCore.Components;
using MudBlazor;
using WaypointDashboard.Client.Theme;

namespace WaypointDashboard.Client.Layout;

/// <summary>The frame of every page.</summary>
public sealed partial class MainLayout : IAsyncDisposable
{
    private MudThemeProvider? _provider;
    private BrowserSettings? _settings;
    private bool _isDark;
    private bool _isNavigationOpen;

    [Inject]
    public required ShellModule Shell { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required BrowserTime Time { get; init; }

    /// <summary>What the cookie said.</summary>
    [CascadingParameter]
    public ThemeChoice Theme { get; set; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Shell.DisposeAsync();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        var script = new Uri(new Uri(Navigation.BaseUri), Assets[ShellModule.Script]).ToString();
        _settings = await Shell.StartAsync(script);
        Time.Use(_settings?.TimeZone ?? "");
        _isNavigationOpen = _settings is { IsNavigationNarrow: false };
        _isDark = Theme switch
        {
            ThemeChoice.Light => false,
            ThemeChoice.Dark => true,
            _ => _settings is not null && _provider is not null && await _provider.GetSystemDarkModeAsync(),
        };
        StateHasChanged();
    }

    private void ToggleNavigation() => _isNavigationOpen = !_isNavigationOpen;
}
