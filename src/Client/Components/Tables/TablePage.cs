using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using WaypointDashboard.Client.Components.Mesh;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Tables;

/// <summary>A page with a table of objects; what is shown lies in the URL.</summary>
/// <typeparam name="TRow">The row.</typeparam>
public abstract class TablePage<TRow> : MeshPage
    where TRow : TableRow
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private TableQuery? _underWay;
    private long _drawnAt;
    private bool _isFollowing;
    private bool _isDue;

    /// <summary>What time it is.</summary>
    [Inject]
    public required TimeProvider Clock { get; init; }

    /// <summary>Leads to other addresses.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>What is looked for.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? SearchParameter { get; set; }

    /// <summary>The column to sort by.</summary>
    [SupplyParameterFromQuery(Name = "sort")]
    public string? SortParameter { get; set; }

    /// <summary>The states that are shown.</summary>
    [SupplyParameterFromQuery(Name = "state")]
    public string? StateParameter { get; set; }

    /// <summary>The types that are shown.</summary>
    [SupplyParameterFromQuery(Name = "type")]
    public string? TypeParameter { get; set; }

    /// <summary>The namespaces that are shown.</summary>
    [SupplyParameterFromQuery(Name = "namespaces")]
    public string? NamespacesParameter { get; set; }

    /// <summary>Whether only problems are shown.</summary>
    [SupplyParameterFromQuery(Name = "problems")]
    public string? ProblemsParameter { get; set; }

    /// <summary>The labels that objects have to have.</summary>
    [SupplyParameterFromQuery(Name = "labels")]
    public string? LabelsParameter { get; set; }

    /// <summary>The rows.</summary>
    protected abstract TableRows<TRow> Rows { get; }

    /// <summary>What is shown.</summary>
    protected TableQuery Query { get; private set; } = TableQuery.Everything;

    /// <summary>The objects that are selected.</summary>
    protected ImmutableHashSet<ObjectKey> Selected { get; set; } = [];

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var query = TableQuery.Parse(SearchParameter, SortParameter, StateParameter, TypeParameter, NamespacesParameter, ProblemsParameter, LabelsParameter);
        // While a change of ours is under way to the URL, what the URL said before is of no interest any more.
        if (_underWay is null || query == _underWay)
        {
            _underWay = null;
            Query = query;
            Rows.Show(query);
        }

        base.OnParametersSet();
    }

    /// <inheritdoc/>
    protected override void OnMeshChanged(LiveChange change)
    {
        _isFollowing = !change.Mesh.IsReset;
        Rows.Take(change);
        if (!Selected.IsEmpty)
        {
            Selected = Selected.Except(Selected.Where(key => Rows.Find(key) is null));
        }
    }

    /// <summary>Draws what the operator does at once, and what the cluster does four times a second: more nobody can read.</summary>
    protected override bool ShouldRender()
    {
        var isHeldBack = _isFollowing && Clock.GetElapsedTime(_drawnAt) < Pace;
        _isFollowing = false;
        if (!isHeldBack)
        {
            _drawnAt = Clock.GetTimestamp();
        }
        else if (!_isDue)
        {
            _isDue = true;
            _ = DrawLaterAsync();
        }

        return !isHeldBack;
    }

    /// <summary>Shows something else and says so in the URL.</summary>
    protected void Change(TableQuery query)
    {
        if (Query == query)
        {
            return;
        }

        // Searching and sorting leave no traces in the history, filtering does.
        var isTrace = Query with { Search = query.Search, Labels = query.Labels, Sort = query.Sort, IsDescending = query.IsDescending } != query;
        Query = _underWay = query;
        Rows.Show(query);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(query.ToParameters()), replace: !isTrace);
    }

    private async Task DrawLaterAsync()
    {
        try
        {
            await Task.Delay(Pace, Clock, Gone);
            _isDue = false;
            await InvokeAsync(StateHasChanged);
        }
        catch (OperationCanceledException)
        {
            // The page is left.
        }
    }
}
