using Microsoft.AspNetCore.Components;
using WaypointDashboard.Client.Navigation;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Client.Components.Mesh;

/// <summary>A page about the cluster that the URL names (<c>?cluster=</c>): it subscribes, follows, renders and lets go.</summary>
public abstract class MeshPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private MeshSubscription? _subscription;

    /// <summary>The clusters that can be chosen.</summary>
    [Inject]
    public required IClusterCatalog Clusters { get; init; }

    /// <summary>The name of the cluster in the URL; null for the default one.</summary>
    [SupplyParameterFromQuery(Name = "cluster")]
    public string? Cluster { get; set; }

    /// <summary>The look at the cluster; null when there is none of that name.</summary>
    protected IClusterSession? Session { get; private set; }

    /// <summary>The newest state.</summary>
    protected LiveMesh Live { get; private set; } = LiveMesh.Empty;

    /// <summary>Whether every kind that can be read has been read once: before, nothing is said of the mesh.</summary>
    protected bool IsReady => Live.Mesh.Coverage.IsReady;

    /// <summary>What is still waited for, in a few words.</summary>
    protected string Progress => MeshProgress.Of(Live.Mesh.Coverage);

    /// <summary>Ends with the page.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        var name = Cluster ?? Clusters.Default.Name;
        if (Session?.Cluster.Name == name)
        {
            return;
        }

        Close();
        Session = Clusters.Open(name);
        _subscription = Session?.Mesh.Subscribe();
        Live = _subscription?.Initial ?? LiveMesh.Empty;
        OnMeshChanged(LiveChange.Reset(Live));
        if (_subscription is { } subscription)
        {
            _ = FollowAsync(subscription, _gone.Token);
        }
    }

    /// <summary>Called on the page's dispatcher with each change, first with a reset; the page renders afterwards.</summary>
    protected virtual void OnMeshChanged(LiveChange change)
    {
    }

    /// <summary>An address in the dashboard that stays with the cluster of this page.</summary>
    protected string Here(string route) => DashboardRoutes.WithCluster(route, Cluster);

    /// <summary>Lets go of the cluster.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _gone.IsCancellationRequested)
        {
            return;
        }

        _gone.Cancel();
        _gone.Dispose();
        Close();
    }

    private void Close()
    {
        _subscription?.Dispose();
        Session?.Dispose();
    }

    private async Task FollowAsync(MeshSubscription subscription, CancellationToken cancellation)
    {
        try
        {
            await foreach (var change in subscription.Changes.WithCancellation(cancellation))
            {
                await InvokeAsync(() => Take(subscription, change));
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The page is left.
        }
    }

    private void Take(MeshSubscription subscription, LiveChange change)
    {
        if (!ReferenceEquals(subscription, _subscription) || _gone.IsCancellationRequested)
        {
            return; // Another cluster is shown by now.
        }

        Live = change.Current;
        OnMeshChanged(change);
        StateHasChanged();
    }
}
