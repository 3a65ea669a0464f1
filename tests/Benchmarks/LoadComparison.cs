using System.Diagnostics;
using System.Globalization;
using k8s;
using k8s.Models;
using WaypointDashboard.Sandbox;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Resources.Reading;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Benchmarks;

/// <summary>Loads a large sandbox over HTTP in turn as our snapshot and as KubernetesClient's typed lists, and prints time and retained memory of both, and their ratios.</summary>
internal static class LoadComparison
{
    private const int Rounds = 4;
    private const int PageSize = 500;

    private static readonly (ResourceKind Kind, string Path)[] Lists =
    [
        (ResourceKind.Namespace, "api/v1/namespaces"), (ResourceKind.Service, "api/v1/services"), (ResourceKind.Pod, "api/v1/pods"),
    ];

    public static async Task RunAsync()
    {
        using var scratch = new ScratchDirectory("load");
        await using var cluster = await SandboxCluster.StartAsync(new SandboxOptions { Scenario = SandboxScenario.Scale, Scale = new SandboxScale { Pods = 10_000, Services = 1_500, Namespaces = 100 } }, CancellationToken.None);
        var kubeconfig = cluster.WriteKubeconfig(Path.Combine(scratch.Path, "kubeconfig"));
        var configuration = KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig);
        using var connection = new ClusterConnection(() => KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig), TimeProvider.System);
        using var typed = new Kubernetes(configuration);
        List<(double Ours, double Theirs, double OurMegabytes, double TheirMegabytes)> measured = [];
        for (var round = 0; round < Rounds; round++)
        {
            var (ourTime, ourMemory) = await MeasureAsync(() => SnapshotAsync(connection));
            var (theirTime, theirMemory) = await MeasureAsync(() => TypedAsync(typed));
            measured.Add((ourTime, theirTime, ourMemory, theirMemory));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: snapshot {ourTime:F0} ms {ourMemory:F1} MB, typed lists {theirTime:F0} ms {theirMemory:F1} MB, ratios {ourTime / theirTime:F2} and {ourMemory / theirMemory:F2}"));
        }

        var warm = measured.Skip(1).ToList(); // The first round compiles.
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median ratios: time {Median(warm.Select(round => round.Ours / round.Theirs)):F2}, retained memory {Median(warm.Select(round => round.OurMegabytes / round.TheirMegabytes)):F2}"));
    }

    private static async Task<object> SnapshotAsync(ClusterConnection connection)
    {
        List<MeshResource> resources = [];
        foreach (var (_, path) in Lists)
        {
            string? next = null;
            do
            {
                using var answer = await connection.GetAsync($"{path}?limit={PageSize}{(next is null ? "" : $"&continue={Uri.EscapeDataString(next)}")}", "application/json", CancellationToken.None);
                var kind = path[(path.LastIndexOf('/') + 1)..];
                var reader = new ListReader(item =>
                {
                    if (ResourceReader.Read(KindOf(kind), item) is { } resource)
                    {
                        resources.Add(resource);
                    }
                });
                await using var body = await answer.Content.ReadAsStreamAsync();
                await reader.ReadAsync(body, () => { }, CancellationToken.None);
                next = reader.Continue;
            }
            while (!string.IsNullOrEmpty(next));
        }

        return MeshBuilder.FromScratch(ResourceIndex.From(resources), MeshCoverage.Empty, 1);
    }

    private static ResourceKind KindOf(string plural) => plural switch
    {
        "namespaces" => ResourceKind.Namespace,
        "services" => ResourceKind.Service,
        _ => ResourceKind.Pod,
    };

    private static async Task<object> TypedAsync(Kubernetes client)
    {
        List<V1Pod> pods = [];
        List<V1Service> services = [];
        string? next = null;
        do
        {
            var page = await client.CoreV1.ListPodForAllNamespacesAsync(limit: PageSize, continueParameter: next);
            pods.AddRange(page.Items);
            next = page.Metadata.ContinueProperty;
        }
        while (!string.IsNullOrEmpty(next));
        do
        {
            var page = await client.CoreV1.ListServiceForAllNamespacesAsync(limit: PageSize, continueParameter: next);
            services.AddRange(page.Items);
            next = page.Metadata.ContinueProperty;
        }
        while (!string.IsNullOrEmpty(next));
        return (pods, services, (await client.CoreV1.ListNamespaceAsync()).Items);
    }

    private static async Task<(double Milliseconds, double Megabytes)> MeasureAsync(Func<Task<object>> load)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        var loaded = await load();
        var elapsed = Stopwatch.GetElapsedTime(started);
        var retained = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(loaded);
        return (elapsed.TotalMilliseconds, retained / 1048576.0);
    }

    private static double Median(IEnumerable<double> values)
    {
        List<double> sorted = [.. values.Order()];
        return sorted[sorted.Count / 2];
    }
}
