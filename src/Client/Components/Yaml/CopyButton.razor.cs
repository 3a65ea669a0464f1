using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace WaypointDashboard.Client.Components.Yaml;

/// <summary>A button that puts a text into the clipboard and says so for a moment.</summary>
public sealed partial class CopyButton : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _gone = new();
    private bool? _isCopied;

    /// <summary>The clipboard.</summary>
    [Inject]
    public required ClipboardModule Clipboard { get; init; }

    /// <summary>The clock.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>The text.</summary>
    [Parameter]
    [EditorRequired]
    public required string Text { get; set; }

    /// <summary>What the button says.</summary>
    [Parameter]
    public string Label { get; set; } = "Copy";

    private string Icon => _isCopied switch
    {
        true => Icons.Material.Outlined.Check,
        false => Icons.Material.Outlined.ErrorOutline,
        null => Icons.Material.Outlined.ContentCopy,
    };

    private string Said => _isCopied switch
    {
        true => "Copied",
        false => "The browser does not let the page copy",
        null => "",
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    private async Task CopyAsync()
    {
        var gone = _gone.Token;
        try
        {
            _isCopied = await Clipboard.CopyAsync(Text);
            StateHasChanged();
            await Task.Delay(Moment, Time, gone);
            _isCopied = null;
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The button is gone.
        }
    }
}
