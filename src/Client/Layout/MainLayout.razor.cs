using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Client.Shortcuts;
using WaypointDashboard.Client.Theme;

namespace WaypointDashboard.Client.Layout;

/// <summary>The frame of every page. It is drawn when the browser has told what it knows, so that nothing changes its colours before the operator's eyes.</summary>
public sealed partial class MainLayout : IAsyncDisposable
{
    private ImmutableHashSet<string> _dismissed = [];
    private DotNetObjectReference<ShellInterop>? _interop;
    private ErrorBoundary? _boundary;
    private ShortcutListener? _shortcuts;
    private BrowserSettings? _settings;
    private ThemeChoice _theme;
    private bool _isDark;
    private bool _isSystemDark;
    private bool _isNarrow;
    private bool _isMenuOpen;

    /// <summary>The browser.</summary>
    [Inject]
    public required ShellModule Shell { get; init; }

    /// <summary>Knows the address.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>The operator's clock.</summary>
    [Inject]
    public required BrowserTime Time { get; init; }

    /// <summary>The clusters that can be chosen.</summary>
    [Inject]
    public required IClusterCatalog Clusters { get; init; }

    /// <summary>What the cookie said.</summary>
    [CascadingParameter]
    public ThemeChoice Theme { get; set; }

    /// <summary>The name of the cluster in the URL; null for the default one.</summary>
    [SupplyParameterFromQuery(Name = "cluster")]
    public string? Cluster { get; set; }

    private bool IsUnknown => Cluster is not null && Clusters.Clusters.All(cluster => cluster.Name != Cluster);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Shell.DisposeAsync();
        _interop?.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => _theme = Theme;

    /// <inheritdoc/>
    protected override void OnParametersSet() => _boundary?.Recover();

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _interop = DotNetObjectReference.Create(new ShellInterop(isDark => InvokeAsync(() => FollowSystem(isDark))));
        var script = new Uri(new Uri(Navigation.BaseUri), Assets[ShellModule.Script]).ToString();
        if (await Shell.StartAsync(script, _interop) is not { } settings)
        {
            return;
        }

        Time.Use(settings.TimeZone);
        _settings = settings;
        _isNarrow = settings.IsNavigationNarrow;
        _dismissed = [.. settings.Dismissed];
        FollowSystem(settings.IsSystemDark);
    }

    /// <summary>Takes over the colours of the operating system, where they are asked for.</summary>
    public void FollowSystem(bool isDark)
    {
        _isSystemDark = isDark;
        _isDark = _theme == ThemeChoice.Dark || (_theme == ThemeChoice.System && isDark);
        StateHasChanged();
    }

    private Task ChooseThemeAsync(ThemeChoice choice)
    {
        _theme = choice;
        FollowSystem(_isSystemDark);
        return Shell.KeepThemeAsync(choice.Word());
    }

    private Task ToggleNarrowAsync()
    {
        _isNarrow = !_isNarrow;
        return Shell.KeepAsync("navigation-narrow", _isNarrow);
    }

    private Task DismissAsync(string id)
    {
        _dismissed = _dismissed.Add(id);
        return Shell.DismissAsync(id);
    }

    private Task KeepShortcutsAsync(bool isOn) => Shell.KeepAsync("shortcuts", isOn);

    private Task ShowHelpAsync() => _shortcuts?.ShowHelpAsync() ?? Task.CompletedTask;

    private void ToggleMenu() => _isMenuOpen = !_isMenuOpen;

    private void CloseMenu() => _isMenuOpen = false;

    private void CloseMenuOnEscape(KeyboardEventArgs key) => _isMenuOpen &= key.Key != "Escape";

    private void Recover() => _boundary?.Recover();
}
