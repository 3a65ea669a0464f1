using Microsoft.AspNetCore.Components;
using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Client.Components.Changes;

/// <summary>Steps as a list, of any length, and one of them in detail.</summary>
public sealed partial class StepBoard
{
    private const int FewItems = 5;

    private List<StepItem> _shown = [];
    private StepItem? _selected;
    private int? _chosen;
    private bool _isProblemsOnly;
    private int _problems;

    /// <summary>The steps, in order.</summary>
    [Parameter]
    [EditorRequired]
    public required IReadOnlyList<StepItem> Items { get; set; }

    private string Summary
    {
        get
        {
            if (Items.Any(item => item.Run is not null))
            {
                var done = Items.Count(item => item.Run is { State: StepState.Done });
                return $"{done} of {Items.Count} steps done{(_problems > 0 ? $", {_problems} failed" : "")}";
            }

            return _problems == 0 ? $"{Items.Count} steps, none with a problem" : $"{Items.Count} steps, {_problems} with a problem";
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet() => Refresh();

    private void Filter(bool isProblemsOnly)
    {
        _isProblemsOnly = isProblemsOnly;
        Refresh();
    }

    private void Select(StepItem item)
    {
        _chosen = item.Number;
        _selected = item;
    }

    private void Refresh()
    {
        _problems = Items.Count(item => item.Problem is not null);
        _isProblemsOnly = _isProblemsOnly && _problems > 0;
        _shown = [.. Items.Where(item => !_isProblemsOnly || item.Problem is not null)];

        // What the operator has chosen stays; otherwise what is under way, what has failed, or the first.
        _selected = _shown.Find(item => item.Number == _chosen)
            ?? _shown.Find(item => item.Run?.State is StepState.Running or StepState.Failed or StepState.Unknown)
            ?? _shown.Find(item => item.Problem is not null)
            ?? _shown.FirstOrDefault();
    }

    private static string StateClass(StepItem item) => item.Run?.State switch
    {
        StepState.Done => "done",
        StepState.Failed or StepState.Unknown => "bad",
        null when item.Problem is not null => "bad",
        null when item.Preview is { Managers.Count: > 0 } => "careful",
        _ => "",
    };
}
