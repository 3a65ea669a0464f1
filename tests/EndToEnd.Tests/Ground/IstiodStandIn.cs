using System.Text.Json.Nodes;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.EndToEnd.Tests.Ground;

/// <summary>Does for a cluster without istiod what a journey waits for: a Gateway of a waypoint gets an address, conditions and a ready pod, and its pod goes with it.</summary>
internal sealed class IstiodStandIn(HttpClient admin) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    public async Task RunAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                await FollowOrWaitAsync(stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Dispose();
        }
    }

    public void Dispose() => admin.Dispose();

    private async Task FollowOrWaitAsync(CancellationToken stopping)
    {
        try
        {
            await FollowAsync(stopping);
        }
        catch (HttpRequestException)
        {
            // As with a controller, the next round tries it again: a server that has just come back refuses some things for a moment.
        }
    }

    private async Task FollowAsync(CancellationToken stopping)
    {
        using var answer = await admin.GetAsync("/apis/gateway.networking.k8s.io/v1/gateways", stopping);
        if (!answer.IsSuccessStatusCode)
        {
            return; // The kinds are not installed yet.
        }

        var gateways = JsonNode.Parse(await answer.Content.ReadAsStringAsync(stopping))!["items"]!.AsArray();
        var pods = JsonNode.Parse(await admin.GetStringAsync("/api/v1/pods?labelSelector=gateway.istio.io/managed", stopping))!["items"]!.AsArray();
        var loader = new ObjectLoader(admin);
        foreach (var gateway in gateways.Where(gateway => gateway!["status"]?["addresses"] is null))
        {
            await loader.LoadAsync(Deployed((string)gateway!["metadata"]!["namespace"]!, (string)gateway["metadata"]!["name"]!), stopping);
            await ProgramAsync(gateway, stopping);
        }

        foreach (var pod in pods.Where(pod => !gateways.Any(gateway => IsOf(pod!, gateway!))))
        {
            using var deleted = await admin.DeleteAsync($"/api/v1/namespaces/{pod!["metadata"]!["namespace"]}/pods/{pod["metadata"]!["name"]}?gracePeriodSeconds=0", stopping);
        }
    }

    private async Task ProgramAsync(JsonNode gateway, CancellationToken stopping)
    {
        var metadata = gateway["metadata"]!;
        const string now = "2026-01-01T00:00:00Z";
        var status = new JsonObject
        {
            ["status"] = new JsonObject
            {
                ["addresses"] = new JsonArray(new JsonObject { ["type"] = "Hostname", ["value"] = $"{metadata["name"]}.{metadata["namespace"]}.svc.cluster.local" }),
                ["conditions"] = new JsonArray(
                    new JsonObject { ["type"] = "Accepted", ["status"] = "True", ["reason"] = "Accepted", ["message"] = "Resource accepted", ["lastTransitionTime"] = now },
                    new JsonObject { ["type"] = "Programmed", ["status"] = "True", ["reason"] = "Programmed", ["message"] = "Resource programmed", ["lastTransitionTime"] = now }),
            },
        };
        using var body = new StringContent(status.ToJsonString(), System.Net.Http.Headers.MediaTypeHeaderValue.Parse("application/merge-patch+json"));
        using var patched = await admin.PatchAsync($"/apis/gateway.networking.k8s.io/v1/namespaces/{metadata["namespace"]}/gateways/{metadata["name"]}/status", body, stopping);
    }

    private static bool IsOf(JsonNode pod, JsonNode gateway) =>
        (string?)pod["metadata"]!["namespace"] == (string?)gateway["metadata"]!["namespace"]
        && (string?)pod["metadata"]!["labels"]!["gateway.networking.k8s.io/gateway-name"] == (string?)gateway["metadata"]!["name"];

    private static string Deployed(string home, string name) => $$"""
        apiVersion: v1
        kind: Pod
        metadata:
          name: {{name}}-1
          namespace: {{home}}
          labels: {gateway.networking.k8s.io/gateway-name: {{name}}, gateway.istio.io/managed: istio.io-mesh-controller, istio.io/dataplane-mode: none}
        spec: {nodeName: worker-1, containers: [{name: istio-proxy, image: example.test/proxy}]}
        status: {phase: Running, podIP: 10.20.1.1, podIPs: [{ip: 10.20.1.1}], conditions: [{type: Ready, status: "True"}]}
        """;
}
