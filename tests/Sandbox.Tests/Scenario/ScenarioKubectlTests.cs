using System.Diagnostics;
using WaypointDashboard.Sandbox.Storage;
using WaypointDashboard.Sandbox.Tests.Controllers;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Sandbox.Tests.Scenario;

/// <summary>kubectl reads the whole scenario.</summary>
public sealed class ScenarioKubectlTests(LiveCluster cluster) : IClassFixture<LiveCluster>
{
    [Fact]
    public async Task Get_prints_every_kind_everywhere()
    {
        using var scratch = new ScratchDirectory("scenario");
        var kubeconfig = cluster.Cluster.WriteKubeconfig(scratch.File("kubeconfig"));
        var kinds = (await RunAsync(scratch, kubeconfig, "api-resources", "--verbs=list", "--output=name")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        kinds.ShouldContain("gateways.gateway.networking.k8s.io");
        var printed = await RunAsync(scratch, kubeconfig, "get", string.Join(',', kinds), "--all-namespaces");
        foreach (var name in (string[])["productpage", "waypoint-mirrored", "object-storage", "details-by-waypoint", "worker-1"]) printed.ShouldContain(name);
    }

    [Fact]
    public async Task Deployments_are_made_scaled_and_rolled_over()
    {
        using var scratch = new ScratchDirectory("scenario");
        var kubeconfig = cluster.Cluster.WriteKubeconfig(scratch.File("kubeconfig"));
        var ns = cluster.Namespace();
        Task<string> HereAsync(params string[] arguments) => RunAsync(scratch, kubeconfig, [.. arguments, "--namespace", ns]);

        (await HereAsync("create", "deployment", "web", "--image=docker.io/library/nginx:1.27", "--port=80")).ShouldContain("deployment.apps/web created");
        (await HereAsync("rollout", "status", "deployment/web", "--timeout=60s")).ShouldContain("successfully rolled out");
        (await HereAsync("scale", "deployment/web", "--replicas=3")).ShouldContain("deployment.apps/web scaled");
        (await HereAsync("scale", "deployment/web", "--current-replicas=3", "--replicas=2")).ShouldContain("deployment.apps/web scaled");
        (await HereAsync("rollout", "restart", "deployment/web")).ShouldContain("deployment.apps/web restarted");
        (await HereAsync("rollout", "status", "deployment/web", "--timeout=60s")).ShouldContain("successfully rolled out");
        (await HereAsync("expose", "deployment", "web", "--port=80")).ShouldContain("service/web exposed");
        (await HereAsync("get", "deployment", "web", "--output=jsonpath={.status.readyReplicas} {.spec.template.spec.containers[0].ports[0].containerPort}")).ShouldBe("2 80");
        cluster.All(ResourceTypes.ReplicaSet, ns).Count.ShouldBe(2);
    }

    private static async Task<string> RunAsync(ScratchDirectory scratch, string kubeconfig, params string[] arguments)
    {
        var start = new ProcessStartInfo("kubectl") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        (start.Environment["KUBECONFIG"], start.Environment["HOME"]) = (kubeconfig, scratch.Path);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("kubectl did not start");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await errors).ShouldBe("");
        process.ExitCode.ShouldBe(0);
        return await output;
    }
}
