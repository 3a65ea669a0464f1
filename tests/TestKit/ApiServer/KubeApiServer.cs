using System.Net.Http.Headers;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.TestKit.ApiServer;

/// <summary>
/// A real kube-apiserver with an etcd of its own, on free loopback ports, with RBAC and the users of <see cref="KubeUser"/>. It can be
/// stopped and started again on the same port. Both programs end with this object, and with this process however it ends.
/// </summary>
public sealed class KubeApiServer : IAsyncDisposable
{
    private readonly KubeApiServerOptions _options;
    private readonly KubeAssets _assets = KubeAssets.Find();
    private readonly ScratchDirectory? _scratch;
    private readonly string _directory;
    private readonly ServerKeys _keys;
    private readonly int[] _ports;
    private GuardedProcess? _etcd;
    private GuardedProcess? _apiServer;

    private KubeApiServer(KubeApiServerOptions options)
    {
        _options = options;
        _scratch = options.Directory is null ? new ScratchDirectory("kube") : null;
        _directory = Directory.CreateDirectory(options.Directory ?? _scratch!.Path).FullName;
        _keys = ServerKeys.Create(_directory, TimeProvider.System.GetUtcNow());
        _ports = LoopbackPorts.Free(3);
        if (options.Port != 0)
            _ports[0] = options.Port;
        File.WriteAllLines(Path.Combine(_directory, "tokens.csv"), KubeUser.All.Select((user, i) => $"{user.Token},{user.Name},{i + 1},{user.Group}"));
        foreach (var user in KubeUser.All)
            File.WriteAllText(KubeconfigFile(user), KubeconfigText(user));
    }

    public Uri Address => new($"https://127.0.0.1:{_ports[0]}");

    /// <summary>How long the last start took, until the server said that it is ready and knew all kinds.</summary>
    public TimeSpan StartTime { get; private set; }

    public string AuthorityPem => _keys.AuthorityPem;

    public static async Task<KubeApiServer> StartAsync(KubeApiServerOptions? options = null, CancellationToken cancellation = default)
    {
        var server = new KubeApiServer(options ?? new KubeApiServerOptions());
        try
        {
            await server.StartAgainAsync(EtcdData.Emptied, cancellation).ConfigureAwait(false);
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public string KubeconfigFile(KubeUser user) => Path.Combine(_directory, $"kubeconfig.{user.Name}");

    public string KubeconfigText(KubeUser user) => Kubeconfig.For(Address, AuthorityPem, user);

    /// <summary>A client for JSON over the wire, as a user, or as nobody.</summary>
    public HttpClient CreateClient(KubeUser? user)
    {
        var client = ApiClient.Create(Address, AuthorityPem, user?.Token);
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }

    /// <summary>Ends the server at once, as a crash would: open watches break off.</summary>
    public async Task StopAsync()
    {
        if (_apiServer is not null)
            await _apiServer.DisposeAsync().ConfigureAwait(false);
        if (_etcd is not null)
            await _etcd.DisposeAsync().ConfigureAwait(false);
        (_apiServer, _etcd) = (null, null);
    }

    /// <summary>Starts a stopped server on its port, with what it knew or with nothing but the custom kinds.</summary>
    public async Task StartAgainAsync(EtcdData data, CancellationToken cancellation = default)
    {
        var started = TimeProvider.System.GetTimestamp();
        var etcdDirectory = Path.Combine(_directory, "etcd");
        if (data == EtcdData.Emptied && Directory.Exists(etcdDirectory))
            Directory.Delete(etcdDirectory, recursive: true);
        _etcd = GuardedProcess.Start(Path.Combine(_directory, "etcd.log"), _assets.Etcd, ServerArguments.Etcd(etcdDirectory, _ports[1], _ports[2]));
        _apiServer = GuardedProcess.Start(Path.Combine(_directory, "kube-apiserver.log"), _assets.ApiServer,
            ServerArguments.ApiServer(_ports[0], _ports[1], _directory, _keys));
        using var admin = CreateClient(KubeUser.Admin);
        await Deadline.UntilAsync(() => IsReadyAsync(admin, cancellation), _options.StartTimeout, () => $"Not ready after {_options.StartTimeout}.\n{Logs()}", cancellation).ConfigureAwait(false);
        if (data == EtcdData.Emptied && _options.InstallCrds)
            await CrdInstaller.InstallAsync(admin, cancellation).ConfigureAwait(false);
        StartTime = TimeProvider.System.GetElapsedTime(started);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _keys.Dispose();
        _scratch?.Dispose();
    }

    private async Task<bool> IsReadyAsync(HttpClient admin, CancellationToken cancellation)
    {
        foreach (var process in (GuardedProcess?[])[_etcd, _apiServer])
        {
            if (process!.HasExited)
                throw new InvalidOperationException($"{process.Name} ended while it was starting.\n{Logs()}");
        }
        try
        {
            using var response = await admin.GetAsync("/readyz", cancellation).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                return false;

            // It says that it is ready some moments before it has made the namespace that everybody expects.
            using var home = await admin.GetAsync("/api/v1/namespaces/default", cancellation).ConfigureAwait(false);
            return home.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // It does not listen yet.
        }
    }

    private string Logs() => string.Join('\n', ((GuardedProcess?[])[_etcd, _apiServer]).Select(process => $"{process?.Name}: {process?.LastOutput()}"));
}
