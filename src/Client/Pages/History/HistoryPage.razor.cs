using Microsoft.AspNetCore.Components;
using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Client.Pages.History;

/// <summary>The plans that were applied. Runs under way are looked at again and again.</summary>
public sealed partial class HistoryPage : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _gone = new();
    private CancellationTokenSource? _latest;
    private HistoryAddress? _shown;
    private Ports.HistoryPage? _page;

    /// <summary>The history.</summary>
    [Inject]
    public required IChangeHistory History { get; init; }

    /// <summary>The clusters to choose from.</summary>
    [Inject]
    public required IClusterCatalog Clusters { get; init; }

    /// <summary>The operator's clock.</summary>
    [Inject]
    public required Layout.BrowserTime Browser { get; init; }

    /// <summary>The clock.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "cluster")]
    private string? Cluster { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = "in")]
    private string? In { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? Page { get; set; }

    private HistoryAddress Query => HistoryAddress.Read(Text, In, State, Page);

    private int Pages => _page is null ? 1 : (_page.Total + HistoryAddress.Size - 1) / HistoryAddress.Size;

    private string Total => _page?.Total switch
    {
        null or 0 => "",
        1 => "1 plan",
        var total => $"{total} plans",
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        _gone.Cancel();
        _latest?.Cancel();
        _latest?.Dispose();
        _gone.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var query = Query;
        if (query == _shown)
        {
            return;
        }

        _shown = query;
        if (_latest is { } former)
        {
            await former.CancelAsync();
            former.Dispose();
        }

        var source = _latest = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token);
        await LookAsync(query.ToQuery(), source.Token);
    }

    private async Task LookAsync(HistoryQuery query, CancellationToken cancellation)
    {
        try
        {
            do
            {
                _page = await History.FindAsync(query, cancellation);
                StateHasChanged();
                await Task.Delay(Pace, Time, cancellation);
            }
            while (_page.Entries.Any(entry => entry.State == RunState.Running));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Something else is looked for, or the page is left.
        }
    }

    private void Go(HistoryAddress address) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(address.ToParameters()), replace: address.Page == Query.Page);
}
