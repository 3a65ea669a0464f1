using System.Diagnostics;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Sandbox.Tests.Kubectl;

/// <summary>A sandbox and the kubectl of this machine, which finds it by its kubeconfig.</summary>
public sealed class KubectlCluster : IAsyncLifetime
{
    private readonly ScratchDirectory _scratch = new("kubectl");
    private SandboxCluster? _cluster;

    private string Kubeconfig => _scratch.File("kubeconfig");

    public async ValueTask InitializeAsync()
    {
        _cluster = await SandboxCluster.StartAsync(new SandboxOptions(), TestContext.Current.CancellationToken);
        _cluster.WriteKubeconfig(Kubeconfig);
    }

    /// <summary>Runs kubectl to its end, with a text for what it reads from <c>-</c>.</summary>
    public async Task<KubectlRun> RunAsync(string input, params string[] arguments)
    {
        using var process = Start(arguments);
        var reading = Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = string.Concat(await reading);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new KubectlRun(process.ExitCode, output);
    }

    /// <summary>Starts kubectl; whoever started it reads, and ends it.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("kubectl") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["KUBECONFIG"] = Kubeconfig;
        start.Environment["HOME"] = _scratch.Path;
        start.Environment["TMPDIR"] = _scratch.Path;
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("kubectl did not start");
    }

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        _scratch.Dispose();
    }
}
