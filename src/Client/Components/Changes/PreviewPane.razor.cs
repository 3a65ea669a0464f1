using Microsoft.AspNetCore.Components;
using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Client.Components.Changes;

/// <summary>What a change would do: why it cannot be, or its steps, impact, commands and files.</summary>
public sealed partial class PreviewPane
{
    private const int MostRefusals = 20;

    private PlanPreview? _shown;
    private IReadOnlyList<StepItem> _items = [];

    /// <summary>The change.</summary>
    [Parameter]
    [EditorRequired]
    public required ChangeDraft Draft { get; set; }

    private bool IsBusy => Draft.Plan is { Steps.Count: > 0 } && !Draft.IsFresh;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_shown, Draft.Preview))
        {
            _shown = Draft.Preview;
            _items = _shown is null ? [] : StepItem.Of(_shown);
        }
    }
}
