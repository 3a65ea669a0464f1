using Microsoft.AspNetCore.Components;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Client.Pages.Problems;

/// <summary>Everything that is wrong in the mesh. A finding goes when its cause goes.</summary>
public sealed partial class ProblemsPage
{
    private const int MostOpen = 10;

    private ProblemsQuery _query = ProblemsQuery.Everything;
    private ProblemsQuery? _underWay;
    private ProblemsView _view = ProblemsView.Empty;
    private CheckedMesh _checked = new("", []);

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? SearchParameter { get; set; }

    [SupplyParameterFromQuery(Name = "group")]
    private string? GroupParameter { get; set; }

    [SupplyParameterFromQuery(Name = "severity")]
    private string? SeverityParameter { get; set; }

    [SupplyParameterFromQuery(Name = "rule")]
    private string? RuleParameter { get; set; }

    [SupplyParameterFromQuery(Name = "namespaces")]
    private string? NamespacesParameter { get; set; }

    private string Totals => _query.IsSelective ? $"{_view.Matching:N0} of {Count(_view.Total)}" : Count(_view.Total);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var query = ProblemsQuery.Parse(SearchParameter, GroupParameter, SeverityParameter, RuleParameter, NamespacesParameter);
        // While a change of ours is under way to the URL, what the URL said before is of no interest any more.
        if (_underWay is null || query == _underWay)
        {
            _underWay = null;
            _query = query;
            _view = ProblemsView.Read(Live, _query);
        }

        base.OnParametersSet();
    }

    /// <inheritdoc/>
    protected override void OnMeshChanged(LiveChange change)
    {
        if (change.Mesh.IsReset || !change.FindingsChanged.IsEmpty)
        {
            _view = ProblemsView.Read(Live, _query);
        }

        _checked = CheckedMesh.Read(Live);
    }

    private void Change(ProblemsQuery query)
    {
        if (_query == query)
        {
            return;
        }

        // Searching and grouping leave no traces in the history, filtering does.
        var isTrace = _query with { Search = query.Search, Grouping = query.Grouping } != query;
        _query = _underWay = query;
        _view = ProblemsView.Read(Live, query);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(query.ToParameters()), replace: !isTrace);
    }

    private void ShowEverything() => Change(ProblemsQuery.Everything with { Grouping = _query.Grouping });

    private static string Count(int problems) => problems == 1 ? "1 problem" : $"{problems:N0} problems";

    private static string Few(IReadOnlyList<string?>? chosen, string noun) => chosen is null or { Count: 0 } ? "" : chosen is [{ } only] ? only : $"{chosen.Count} {noun}";
}
