using Microsoft.AspNetCore.Components;

namespace WaypointDashboard.Client.Shortcuts;

/// <summary>What keys there are, and the switch for them.</summary>
public sealed partial class ShortcutHelp
{
    private bool _isOn;

    /// <summary>Whether keys do something.</summary>
    [Parameter]
    public bool IsOn { get; set; }

    /// <summary>The operator switches them on or off.</summary>
    [Parameter]
    public EventCallback<bool> IsOnChanged { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized() => _isOn = IsOn;

    private Task SwitchAsync(bool isOn)
    {
        _isOn = isOn;
        return IsOnChanged.InvokeAsync(isOn);
    }
}
