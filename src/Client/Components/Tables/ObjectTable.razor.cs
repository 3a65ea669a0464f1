using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Tables;

/// <summary>A table of objects: search, filters, selection, sorting, and only as many rows in the browser as it shows.</summary>
/// <typeparam name="TRow">The row.</typeparam>
public sealed partial class ObjectTable<TRow>
    where TRow : TableRow
{
    private const float RowHeight = 34;

    private static readonly TableFacet OnlyProblems = new("only", "Only problems", Icons.Material.Outlined.ReportProblem);

    private readonly string _labelProblemId = $"labels-{Guid.NewGuid():N}";
    private Dictionary<string, object?> _labelAttributes = [];
    private string? _labelProblem;
    private MudDataGrid<TRow>? _grid;
    private long _shown;
    private TableQuery? _shownQuery;

    [Inject]
    public required IChangeLauncher Changes { get; init; }

    [Inject]
    public required ISnackbar Snackbar { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>What the table is called.</summary>
    [Parameter]
    [EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    [EditorRequired]
    public required TableRows<TRow> Rows { get; set; }

    [Parameter]
    [EditorRequired]
    public required LiveMesh Live { get; set; }

    [Parameter]
    [EditorRequired]
    public required IReadOnlyList<TableColumn<TRow>> Columns { get; set; }

    [Parameter]
    [EditorRequired]
    public required TableQuery Query { get; set; }

    [Parameter]
    public EventCallback<TableQuery> QueryChanged { get; set; }

    [Parameter]
    public ImmutableHashSet<ObjectKey> Selected { get; set; } = [];

    [Parameter]
    public EventCallback<ImmutableHashSet<ObjectKey>> SelectedChanged { get; set; }

    /// <summary>Where a row leads to.</summary>
    [Parameter]
    [EditorRequired]
    public required Func<ObjectKey, string> AddressOf { get; set; }

    [Parameter]
    public IReadOnlyList<BulkAction> Bulk { get; set; } = [];

    /// <summary>More beside the search.</summary>
    [Parameter]
    public RenderFragment? HeaderContent { get; set; }

    /// <summary>What is said when there is nothing at all.</summary>
    [Parameter]
    public RenderFragment? EmptyContent { get; set; }

    private string Totals => Query.IsSelective
        ? $"{Rows.Visible.Count:N0} of {Rows.Total:N0} {Rows.Model.Noun}"
        : $"{Rows.Total:N0} {Rows.Model.Noun}";

    private bool IsAllSelected => Rows.Visible.Count > 0 && Selected.Count >= Rows.Visible.Count && Rows.Visible.All(row => Selected.Contains(row.Key));

    private bool CanSelectMore => !IsAllSelected && Rows.Visible.Count > 0;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _labelProblem = Query.Labels.Length == 0 || SelectorText.TryParse(Query.Labels, out _, out var problem) ? null : problem;
        _labelAttributes = new(StringComparer.Ordinal) { ["aria-label"] = "Label selector", ["aria-describedby"] = _labelProblem is null ? null : _labelProblemId };
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_grid is null || (_shown == Rows.Version && _shownQuery == Query))
        {
            return;
        }

        var isFirst = _shownQuery is null;
        _shown = Rows.Version;
        _shownQuery = Query;
        if (!isFirst)
        {
            await _grid.ReloadServerData();
        }
    }

    private Task<GridData<TRow>> ReadAsync(GridStateVirtualize<TRow> state, CancellationToken cancellation)
    {
        var from = Math.Min(state.StartIndex, Rows.Visible.Count);
        return Task.FromResult(new GridData<TRow> { Items = [.. Rows.Visible.Skip(from).Take(state.Count)], TotalItems = Rows.Visible.Count });
    }

    private Task SearchAsync(string? text) => QueryChanged.InvokeAsync(Query with { Search = (text ?? "").Trim() });

    private Task SelectLabelsAsync(string? text) => QueryChanged.InvokeAsync(Query with { Labels = (text ?? "").Trim() });

    private Task FilterNamespacesAsync(IEnumerable<string?>? names) =>
        QueryChanged.InvokeAsync(Query with { Namespaces = [.. (names ?? []).OfType<string>()] });

    private Task ToggleStateAsync(string id) => QueryChanged.InvokeAsync(Query with { States = Toggled(Query.States, id) });

    private Task ToggleTypeAsync(string id) => QueryChanged.InvokeAsync(Query with { Types = Toggled(Query.Types, id) });

    private Task ShowEverythingAsync() => QueryChanged.InvokeAsync(TableQuery.Everything with { Sort = Query.Sort, IsDescending = Query.IsDescending });

    private Task ToggleAsync(ObjectKey key) => SelectedChanged.InvokeAsync(Selected.SymmetricExcept([key]));

    private Task ToggleAllAsync() => IsAllSelected ? SelectedChanged.InvokeAsync([]) : SelectMatchingAsync();

    private Task SelectMatchingAsync() => SelectedChanged.InvokeAsync(Selected.Union(Rows.Visible.Select(row => row.Key)));

    private void RowClickedAsync(DataGridRowClickEventArgs<TRow> click) => Navigation.NavigateTo(AddressOf(click.Item.Key));

    private async Task BulkAsync(BulkAction action)
    {
        if (action.Plan([.. Selected.Order()], Live) is { } intent)
        {
            await Changes.OpenAsync(intent);
        }
        else
        {
            Snackbar.Add(action.WhenNone, MudBlazor.Severity.Info);
        }
    }

    private string SortLabel(TableColumn<TRow> column) =>
        Query.Sort != column.Id ? $"{column.Title}: sort"
        : Query.IsDescending ? $"{column.Title}: sorted downwards"
        : $"{column.Title}: sorted upwards";

    private static string NamespacesText(IReadOnlyList<string?>? names) =>
        names is null or { Count: 0 } ? "" : names.Count == 1 ? names[0] ?? "" : $"{names.Count} namespaces";

    private static ImmutableSortedSet<string> Toggled(ImmutableSortedSet<string> set, string id) => set.SymmetricExcept([id]);
}
