using System.Text.Json.Nodes;
using k8s;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Changes;
using WaypointDashboard.Server.History;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Server.Mesh;
using WaypointDashboard.Server.Telemetry;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>An operator at a dashboard of their own, before a cluster.</summary>
internal sealed class Operating : IAsyncDisposable
{
    /// <summary>How long a condition is awaited, on a machine that may be busy.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ScratchDirectory _scratch = new("operating");
    private readonly ServiceProvider _services;
    private readonly MeshMetrics _metrics = new(TimeProvider.System);
    private readonly ClusterFeatures _features;

    private Operating(Func<KubernetesClientConfiguration> load, bool isReadOnly, string? data, string? connection)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddConsole().SetMinimumLevel(LogLevel.Warning));
        services.AddHistory(data ?? _scratch.Path, connection);
        services.AddChanges(isReadOnly);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Watch = new ClusterWatch(new ClusterInfo("test", ClusterSource.Kubeconfig, ""), new ClusterConnection(load, TimeProvider.System), [], _metrics, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        _features = _services.GetRequiredService<Func<ClusterWatch, ClusterFeatures>>()(Watch);
    }

    public ClusterWatch Watch { get; }

    public IChangeService Changes => _features.Changes;

    public IAccessReviewer Access => _features.Access;

    public IChangeHistory History => _services.GetRequiredService<IChangeHistory>();

    public LiveMesh Mesh => Watch.Feed.Current;

    public static Operating With(string kubeconfig, bool isReadOnly = false) => new(() => KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig), isReadOnly, null, null);

    /// <summary>With a history that another dashboard may have left.</summary>
    public static Operating With(string kubeconfig, string data, string? connection = null) => new(() => KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig), false, data, connection);

    /// <summary>By plain HTTP, as the administrator.</summary>
    public static Operating At(Uri server) => new(() => new KubernetesClientConfiguration { Host = server.AbsoluteUri, AccessToken = "admin-token" }, false, null, null);

    public async Task<ChangePlan> PlanAsync(ChangeIntent intent, CancellationToken cancellationToken)
    {
        PlanResult? result = null;
        await Deadline.UntilAsync(
            () => Task.FromResult((result = ChangePlanner.Plan(Mesh, intent)) is PlanResult.Planned),
            Patience,
            () => $"Not planned: {string.Join(' ', (result as PlanResult.Refused)?.Reasons.Select(reason => reason.Message) ?? [])} {Watch.Feed.Connection}",
            cancellationToken);
        return ((PlanResult.Planned)result!).Plan;
    }

    public async Task<PlanPreview> PreviewAsync(ChangeIntent intent, CancellationToken cancellationToken) =>
        await Changes.PreviewAsync(await PlanAsync(intent, cancellationToken), cancellationToken);

    public async Task<PlanRun> ApplyAsync(PlanPreview preview, CancellationToken cancellationToken, ApplyOptions? options = null) =>
        await EndAsync(await Changes.StartAsync(preview, options ?? new ApplyOptions(), cancellationToken), cancellationToken);

    /// <summary>Follows a run to its end.</summary>
    public async Task<PlanRun> EndAsync(Guid id, CancellationToken cancellationToken)
    {
        PlanRun? last = null;
        await foreach (var state in Changes.FollowAsync(id, cancellationToken))
        {
            last = state;
        }

        return last.ShouldNotBeNull();
    }

    public static Task UntilAsync(Func<bool> condition, string otherwise, CancellationToken cancellationToken) =>
        Deadline.UntilAsync(() => Task.FromResult(condition()), Patience, () => otherwise, cancellationToken);

    public Task SeesAsync(ObjectKey key, CancellationToken cancellationToken) =>
        UntilAsync(() => Mesh.Mesh.Resources.Find(key) is not null, $"{key} does not come in.", cancellationToken);

    /// <summary>Starts what runs beside the requests, as the host does: signs of life for the history, above all.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(cancellationToken);
        }
    }

    /// <summary>Finds out what an earlier dashboard left behind.</summary>
    public async Task LookBackAsync(CancellationToken cancellationToken)
    {
        foreach (var keeper in _services.GetServices<IHostedService>().OfType<HistoryKeeper>())
        {
            await keeper.BeatAsync(cancellationToken);
        }

        await _services.GetRequiredService<InterruptionReview>().ReviewAsync(cancellationToken);
    }

    /// <summary>Lets the process of this dashboard stop in good order.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var hosted in _services.GetServices<IHostedService>().Reverse())
        {
            await hosted.StopAsync(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        await Watch.DisposeAsync();
        await _services.DisposeAsync();
        _metrics.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _scratch.Dispose();
    }

    public static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(json)!;
}
