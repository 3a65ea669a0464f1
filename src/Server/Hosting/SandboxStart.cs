using WaypointDashboard.Sandbox;

namespace WaypointDashboard.Server.Hosting;

/// <summary>Runs the sandbox while the dashboard runs, and writes the kubeconfig by which kubectl finds it.</summary>
internal sealed class SandboxStart(SandboxOptions options, string directory) : IHostedService, IAsyncDisposable
{
    private SandboxCluster? _cluster;

    /// <summary>The running cluster.</summary>
    public SandboxCluster Cluster => _cluster ?? throw new InvalidOperationException("The sandbox has not been started.");

    /// <summary>The kubeconfig for kubectl.</summary>
    public string Kubeconfig => Path.Combine(directory, "sandbox.kubeconfig");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _cluster = await SandboxCluster.StartAsync(options, cancellationToken);
        await WriteAsync(_cluster.KubeconfigText(), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask; // The watches end first: see DisposeAsync.

    public async ValueTask DisposeAsync()
    {
        if (_cluster is { } cluster)
        {
            _cluster = null;
            await ForgetAsync(cluster.KubeconfigText());
            await cluster.DisposeAsync();
        }
    }

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        var access = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            access.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new StreamWriter(Kubeconfig, access);
        await file.WriteAsync(text.AsMemory(), cancellationToken);
    }

    /// <summary>Takes the file away, unless it is another dashboard's by now: it would lead nowhere.</summary>
    private async Task ForgetAsync(string text)
    {
        if (File.Exists(Kubeconfig) && await File.ReadAllTextAsync(Kubeconfig) == text)
        {
            File.Delete(Kubeconfig);
        }
    }
}
