using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using WaypointDashboard.Client.Layout;
using WaypointDashboard.Client.Navigation;

namespace WaypointDashboard.Client.Shortcuts;

/// <summary>Does what keys ask for, on every page.</summary>
public sealed class ShortcutListener : ComponentBase, IAsyncDisposable
{
    private DotNetObjectReference<ShortcutInterop>? _interop;
    private bool? _isSwitchedOn;
    private bool _isHelpShown;

    /// <summary>Listens.</summary>
    [Inject]
    public required ShortcutModule Module { get; init; }

    /// <summary>Goes to pages.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Shows the help.</summary>
    [Inject]
    public required IDialogService Dialogs { get; init; }

    /// <summary>Whether keys do something at first.</summary>
    [Parameter]
    public bool IsOn { get; set; }

    /// <summary>The operator switches them on or off.</summary>
    [Parameter]
    public EventCallback<bool> IsOnChanged { get; set; }

    /// <summary>The name of the cluster in the URL.</summary>
    [SupplyParameterFromQuery(Name = "cluster")]
    public string? Cluster { get; set; }

    /// <summary>Shows what keys there are.</summary>
    public async Task ShowHelpAsync()
    {
        // The key can come again before the browser has drawn the dialog that takes it away.
        if (_isHelpShown)
        {
            return;
        }

        _isHelpShown = true;
        var parameters = new DialogParameters<ShortcutHelp>
        {
            { help => help.IsOn, _isSwitchedOn ?? IsOn },
            { help => help.IsOnChanged, EventCallback.Factory.Create<bool>(this, SwitchAsync) },
        };
        var help = await Dialogs.ShowAsync<ShortcutHelp>("Help", parameters, new DialogOptions { CloseButton = true, CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small, FullWidth = true });
        await help.Result;
        _isHelpShown = false;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Module.DisposeAsync();
        _interop?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            var script = new Uri(new Uri(Navigation.BaseUri), Assets[ShellModule.Script]).ToString();
            _interop = DotNetObjectReference.Create(new ShortcutInterop(shortcut => InvokeAsync(() => DoAsync(shortcut))));
            await Module.StartAsync(script, _interop, IsOn);
        }
    }

    /// <summary>Does what a shortcut asks for.</summary>
    public Task DoAsync(Shortcut shortcut)
    {
        switch (shortcut.Action)
        {
            case ShortcutAction.Search:
                return Module.FocusSearchAsync();
            case ShortcutAction.Help:
                return ShowHelpAsync();
            default:
                Navigation.NavigateTo(DashboardRoutes.WithCluster(shortcut.Route, Cluster)[1..]);
                return Task.CompletedTask;
        }
    }

    private async Task SwitchAsync(bool isOn)
    {
        _isSwitchedOn = isOn;
        await Module.SwitchAsync(isOn);
        await IsOnChanged.InvokeAsync(isOn);
    }
}
