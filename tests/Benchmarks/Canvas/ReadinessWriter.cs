using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Benchmarks.Canvas;

/// <summary>Makes the pods of some namespaces unready and ready again, at a steady pace, Deployment by Deployment, and notes what the Deployment's node has to say then.</summary>
internal sealed class ReadinessWriter(HttpClient api)
{
    private readonly List<Workload> _workloads = [];
    private readonly List<Task> _underWay = [];

    /// <summary>What was written, in the order of the answers.</summary>
    public List<DrawnLine> Written { get; } = [];

    /// <summary>Finds the pods.</summary>
    public async Task FindAsync(IEnumerable<string> namespaces)
    {
        foreach (var home in namespaces)
        {
            var list = JsonNode.Parse(await api.GetStringAsync($"/api/v1/namespaces/{home}/pods"))!["items"]!.AsArray(); // A list always answers.
            foreach (var app in list.GroupBy(pod => (string?)pod!["metadata"]!["labels"]?["app"]).Where(app => app.Key?.StartsWith("app-", StringComparison.Ordinal) == true))
            {
                _workloads.Add(new(home, TopologyIds.Workload(home, new OwnerReference("Deployment", app.Key!)), [.. app.Select(pod => (string)pod!["metadata"]!["name"]!)]));
            }
        }
    }

    /// <summary>Writes so often, for so long.</summary>
    public async Task RunAsync(int eventsPerSecond, TimeSpan duration)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / eventsPerSecond));
        var count = (int)(eventsPerSecond * duration.TotalSeconds);
        for (var number = 0; number < count; number++)
        {
            await pace.WaitForNextTickAsync();
            _underWay.Add(WriteAsync(_workloads[number % _workloads.Count]));
        }

        await Task.WhenAll(_underWay);
    }

    private async Task WriteAsync(Workload workload)
    {
        var (pod, isReady) = workload.Next();
        var line = string.Create(CultureInfo.InvariantCulture, $"{workload.Ready}/{workload.Pods.Count} ready");
        using var body = new StringContent(
            $$"""{"status":{"conditions":[{"type":"PodScheduled","status":"True"},{"type":"Ready","status":"{{(isReady ? "True" : "False")}}" }] } }""", MediaTypeHeaderValue.Parse("application/merge-patch+json"));
        using var answer = await api.PatchAsync($"/api/v1/namespaces/{workload.Home}/pods/{pod}/status", body);
        answer.EnsureSuccessStatusCode();
        lock (Written)
        {
            Written.Add(new(workload.Node, line, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()));
        }
    }

    private sealed record Workload(string Home, string Node, IReadOnlyList<string> Pods)
    {
        private int _step;

        /// <summary>How many are ready.</summary>
        public int Ready { get; private set; } = Pods.Count;

        /// <summary>All become unready, one after the other, and then ready again.</summary>
        public (string Pod, bool IsReady) Next()
        {
            var isReady = _step / Pods.Count % 2 == 1;
            var pod = Pods[_step++ % Pods.Count];
            Ready += isReady ? 1 : -1;
            return (pod, isReady);
        }
    }
}
