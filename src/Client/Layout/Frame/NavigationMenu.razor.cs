using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using WaypointDashboard.Client.Components.Mesh;
using WaypointDashboard.Client.Navigation;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Client.Layout.Frame;

/// <summary>The way to every page, and how much is wrong.</summary>
public sealed partial class NavigationMenu : MeshPage
{
    private ProblemTotals _counts = new(0, 0);
    private string _path = DashboardRoutes.Topology;
    private bool _isNews = true;

    /// <summary>Knows the address.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Whether it shows icons alone.</summary>
    [Parameter]
    public bool IsNarrow { get; set; }

    /// <summary>The operator goes somewhere.</summary>
    [Parameter]
    public EventCallback Chosen { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        Navigation.LocationChanged += Move;
        ReadPath();
    }

    /// <inheritdoc/>
    protected override bool ShouldRender()
    {
        var isNews = _isNews;
        _isNews = false;
        return isNews;
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        _isNews = true;
    }

    /// <inheritdoc/>
    protected override void OnMeshChanged(LiveChange change)
    {
        if (!change.Mesh.IsReset && change.FindingsChanged.IsEmpty)
        {
            return;
        }

        var counts = ProblemTotals.Of(change.Current);
        _isNews |= counts != _counts;
        _counts = counts;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= Move;
        base.Dispose(disposing);
    }

    private void Move(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(() =>
    {
        ReadPath();
        _isNews = true;
        StateHasChanged();
    });

    private void ReadPath() => _path = $"/{Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0]}";
}
