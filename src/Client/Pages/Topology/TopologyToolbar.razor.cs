using Microsoft.AspNetCore.Components;
using MudBlazor;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Pages.Topology;

/// <summary>Search, filters, and what is done to the whole picture.</summary>
public sealed partial class TopologyToolbar
{
    private MudAutocomplete<SearchHit>? _search;
    private bool _isFilterOpen;

    [Parameter]
    [EditorRequired]
    public required TopologyQuery Query { get; set; }

    [Parameter]
    [EditorRequired]
    public required ResourceIndex Resources { get; set; }

    [Parameter]
    public IReadOnlyList<string> Namespaces { get; set; } = [];

    [Parameter]
    public bool CanExpandAll { get; set; }

    [Parameter]
    public EventCallback<TopologyQuery> QueryChanged { get; set; }

    /// <summary>The operator goes to an object.</summary>
    [Parameter]
    public EventCallback<string> NodeChosen { get; set; }

    [Parameter]
    public EventCallback ExpandedAll { get; set; }

    [Parameter]
    public EventCallback CollapsedAll { get; set; }

    [Parameter]
    public EventCallback<double> Zoomed { get; set; }

    [Parameter]
    public EventCallback Fitted { get; set; }

    [Parameter]
    public EventCallback<string> Arranged { get; set; }

    [Parameter]
    public EventCallback<string> Exported { get; set; }

    [Parameter]
    public EventCallback LegendToggled { get; set; }

    private int FilterCount => Query.Filter.Namespaces.Count + Query.Filter.States.Count + Query.Filter.TrafficTypes.Count;

    /// <summary>Gives the search the keyboard.</summary>
    public Task FocusSearchAsync() => _search?.FocusAsync().AsTask() ?? Task.CompletedTask;

    private Task<IEnumerable<SearchHit>> FindAsync(string? text, CancellationToken cancellation) =>
        Task.FromResult(TopologySearch.Find(Resources, (text ?? "").Trim()));

    private Task SearchedAsync(string? text) =>
        (text ?? "").Trim() == Query.Search ? Task.CompletedTask : QueryChanged.InvokeAsync(Query with { Search = (text ?? "").Trim() });

    private Task ChosenAsync(SearchHit? hit) => hit is null ? Task.CompletedTask : NodeChosen.InvokeAsync(hit.Id);

    private Task FilteredAsync(TopologyFilter filter) => QueryChanged.InvokeAsync(Query with { Filter = filter });

    private string Check(string layout) => Query.Layout == layout ? Icons.Material.Outlined.Check : "";
}
