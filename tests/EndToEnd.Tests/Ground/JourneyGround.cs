using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using WaypointDashboard.Server.Hosting;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.EndToEnd.Tests.Ground;

/// <summary>A cluster with a small world in it, and the dashboard beside it. Journeys change it: each starts with <see cref="ClearAsync"/>.</summary>
public abstract class JourneyGround : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ScratchDirectory _data = new("journeys");
    private DashboardHost? _host;
    private HttpClient? _admin;
    private string? _kubeconfig;

    /// <summary>Where the dashboard is.</summary>
    public Uri Address => (_host ?? throw new InvalidOperationException("The dashboard has not started.")).Addresses[0];

    /// <summary>The API of the cluster, as an administrator.</summary>
    public HttpClient Admin => _admin ?? throw new InvalidOperationException("The cluster has not started.");

    /// <summary>The kubeconfig of an administrator.</summary>
    public string Kubeconfig => _kubeconfig ?? throw new InvalidOperationException("The cluster has not started.");

    private static string World
    {
        get
        {
            using var stream = typeof(JourneyGround).Assembly.GetManifestResourceStream("WaypointDashboard.EndToEnd.Tests.Ground.world.yaml")!; // It is embedded beside this.
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    public async ValueTask InitializeAsync()
    {
        _kubeconfig = await StartClusterAsync(_data.Path);
        _admin = CreateAdmin();
        await new ObjectLoader(_admin).LoadAsync(World);
        await StartDashboardAsync("http://127.0.0.1:0");
    }

    /// <summary>Starts another dashboard at the same cluster, such as one of somebody who may do less.</summary>
    /// <param name="user">The user's name in the cluster: <c>admin</c>, <c>alice</c> or <c>bob</c>.</param>
    /// <param name="isReadOnly">Whether it refuses to apply anything.</param>
    public async Task<DashboardHost> StartForAsync(string user, bool isReadOnly = false)
    {
        var host = Build(new DashboardOptions
        {
            Cluster = ClusterChoice.Kubeconfig,
            Kubeconfig = KubeconfigOf(user, _data.Path),
            Data = Path.Combine(_data.Path, $"dashboard-of-{user}-{Guid.NewGuid():N}"),
            Urls = ["http://127.0.0.1:0"],
            ReadOnly = isReadOnly,
        });
        await StartAsync(host);
        return host;
    }

    /// <summary>Stops istiod: what is written meanwhile has no effect.</summary>
    public abstract Task PauseIstiodAsync();

    /// <summary>Starts it again; it reads what was written meanwhile.</summary>
    public abstract Task ResumeIstiodAsync();

    /// <summary>Ends the API server as a crash would, lets something be seen while it is away, and starts it again with what it knew.</summary>
    public async Task RestartClusterAsync(Func<Task> meanwhile)
    {
        await GoAwayAsync();
        try
        {
            await meanwhile();
        }
        finally
        {
            await ComeBackAsync();
        }
    }

    /// <summary>Ends the dashboard, lets something be seen while it is away, and starts another one at the same address.</summary>
    public async Task RestartDashboardAsync(Func<Task> meanwhile)
    {
        var address = Address.ToString();
        await _host!.StopAsync(CancellationToken.None); // It has an address, so it runs.
        await _host.DisposeAsync();
        await meanwhile();
        await StartDashboardAsync(address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is { } host)
        {
            await host.DisposeAsync();
        }

        _admin?.Dispose();
        await StopClusterAsync();
        _data.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads an object; null when there is none.</summary>
    public async Task<JsonNode?> ReadAsync(string path)
    {
        using var response = await Admin.GetAsync(path);
        return response.StatusCode == HttpStatusCode.NotFound ? null : JsonNode.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    /// <summary>Waits until an object is as wanted.</summary>
    public Task UntilAsync(string path, Func<JsonNode?, bool> wanted) => Deadline.UntilAsync(async () => wanted(await ReadAsync(path)), Patience, () => $"{path} did not become as wanted.");

    /// <summary>Merges a patch into an object.</summary>
    public async Task PatchAsync(string path, string patch)
    {
        using var body = new StringContent(patch, MediaTypeHeaderValue.Parse("application/merge-patch+json"));
        using var response = await Admin.PatchAsync(path, body);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Makes a waypoint in namespace default, by the API, and waits until something can be bound to it.</summary>
    public async Task DeployWaypointAsync(string name)
    {
        await new ObjectLoader(Admin).LoadAsync($$"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: {name: {{name}}, namespace: default}
            spec: {gatewayClassName: istio-waypoint, listeners: [{name: mesh, port: 15008, protocol: HBONE}]}
            """);
        await UntilAsync($"/apis/gateway.networking.k8s.io/v1/namespaces/default/gateways/{name}", gateway => gateway?["status"]?["addresses"]?.AsArray().Count > 0);
    }

    private async Task StartDashboardAsync(string address)
    {
        _host = Build(new DashboardOptions { Cluster = ClusterChoice.Kubeconfig, Kubeconfig = Kubeconfig, Data = Path.Combine(_data.Path, "dashboard"), Urls = [address] });
        await StartAsync(_host);
    }

    private static DashboardHost Build(DashboardOptions options) => DashboardHost.Build(options, builder => builder.Logging.ClearProviders());

    private static async Task StartAsync(DashboardHost host)
    {
        await host.StartAsync(CancellationToken.None);
        using var http = new HttpClient { BaseAddress = host.Addresses[0] };
        await Deadline.UntilAsync(async () => (await http.GetAsync("/healthz/ready")).IsSuccessStatusCode, Patience, () => "The dashboard did not become ready.");
    }

    /// <summary>Takes away all waypoints and enrollments.</summary>
    public async Task ClearAsync()
    {
        const string bare = """{"metadata":{"labels":{"istio.io/use-waypoint":null,"istio.io/use-waypoint-namespace":null}}}""";
        foreach (var gateway in (await ReadAsync("/apis/gateway.networking.k8s.io/v1/gateways"))!["items"]!.AsArray()) // A list always answers.
        {
            using var deleted = await Admin.DeleteAsync($"/apis/gateway.networking.k8s.io/v1/namespaces/{gateway!["metadata"]!["namespace"]}/gateways/{gateway["metadata"]!["name"]}");
        }

        await Deadline.UntilAsync(
            async () => !(await ReadAsync("/api/v1/pods"))!["items"]!.AsArray().Any(pod => pod!["metadata"]!["labels"]?["gateway.networking.k8s.io/gateway-name"] is not null),
            Patience,
            () => "The waypoints' pods did not go.");
        string[] carriers =
        [
            "/api/v1/namespaces/default", "/api/v1/namespaces/default/services/reviews", "/api/v1/namespaces/default/services/ratings", "/api/v1/namespaces/default/pods/reviews-v2-1",
            "/apis/networking.istio.io/v1/namespaces/cross-namespace-waypoint-consumer/serviceentries/istio-site",
        ];
        foreach (var path in carriers)
        {
            await PatchAsync(path, bare);
        }
    }

    /// <summary>Starts the cluster, and says where its kubeconfig is.</summary>
    protected abstract Task<string> StartClusterAsync(string directory);

    /// <summary>The kubeconfig of a user, written into a directory if it is not there.</summary>
    protected abstract string KubeconfigOf(string user, string directory);

    /// <summary>A client of the administrator.</summary>
    protected abstract HttpClient CreateAdmin();

    /// <summary>Ends the API server as a crash would.</summary>
    protected abstract Task GoAwayAsync();

    /// <summary>Starts it again, at the same address and with what it knew.</summary>
    protected abstract Task ComeBackAsync();

    /// <summary>Stops the cluster.</summary>
    protected abstract ValueTask StopClusterAsync();
}
