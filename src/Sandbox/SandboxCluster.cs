using System.Security.Cryptography.X509Certificates;
using WaypointDashboard.Sandbox.Api.Server;
using WaypointDashboard.Sandbox.Controllers;
using WaypointDashboard.Sandbox.Scale;
using WaypointDashboard.Sandbox.Scenario;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox;

/// <summary>An embedded cluster: a Kubernetes API on a loopback port, and the controllers that live in it.</summary>
public sealed class SandboxCluster : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly SandboxOptions _options;
    private readonly X509Certificate2 _certificate;
    private readonly Task _controllers;
    private ApiServer? _server; // null while it is away

    private SandboxCluster(SandboxOptions options, ClusterStore store, ApiServer server, X509Certificate2 certificate, Uri url)
    {
        (_options, Store, _server, _certificate, Url) = (options, store, server, certificate, url);
        _controllers = Task.WhenAll(options.AllControllers().Select(controller => controller.RunAsync(Store, options.TimeProvider, _stopping.Token)));
    }

    /// <summary>The address of the API: https on loopback.</summary>
    public Uri Url { get; }

    /// <summary>The state of the cluster, for who lives in the same process.</summary>
    public ClusterStore Store { get; }

    /// <summary>The token of a user in <c>system:masters</c>.</summary>
    public string AdminToken => Administrator.Token;

    /// <summary>The certificate that clients have to trust, in PEM.</summary>
    public string CertificateAuthority => _certificate.ExportCertificatePem();

    private SandboxUser Administrator => _options.Users.First(user => user.Groups.Contains("system:masters"));

    public static async Task<SandboxCluster> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        var store = new ClusterStore(options.TimeProvider, options.WatchHistory);
        Bootstrap.Seed(store);
        if (options.Scenario == SandboxScenario.Bookinfo) ScenarioLoader.Load(store);
        else if (options.Scenario == SandboxScenario.Scale) new ScaleGenerator(store, options.Scale).Load();
        var certificate = ServerCertificate.Create(TimeProvider.System);
        var server = new ApiServer(store, options, certificate, options.Port);
        var url = await server.StartAsync(cancellationToken);
        return new SandboxCluster(options, store, server, certificate, url);
    }

    /// <summary>A kubeconfig with all users, in which the named one (null = the administrator) is the current context.</summary>
    public string KubeconfigText(string? user = null) => Kubeconfig.Write(Url, _certificate, _options.Users, user ?? Administrator.Name);

    /// <summary>Writes that kubeconfig to a file, and returns its path.</summary>
    public string WriteKubeconfig(string path, string? user = null)
    {
        File.WriteAllText(path, KubeconfigText(user));
        return path;
    }

    /// <summary>Takes the API server away as a crash would: what is open breaks off, and nobody answers. What the cluster knows stays, and what lives in it goes on.</summary>
    public async Task StopServerAsync()
    {
        if (_server is { } server)
        {
            _server = null;
            await server.CrashAsync();
        }
    }

    /// <summary>Starts the API server again, at the same address, with what the cluster knows by now.</summary>
    /// <exception cref="IOException">Somebody else has taken the port meanwhile.</exception>
    public async Task StartServerAsync(CancellationToken cancellationToken)
    {
        if (_server is null)
        {
            var server = new ApiServer(Store, _options, _certificate, Url.Port);
            await server.StartAsync(cancellationToken);
            _server = server;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        try
        {
            await _controllers;
        }
        catch (OperationCanceledException)
        {
            // This is how a controller ends.
        }
        if (_server is { } server) await server.DisposeAsync();
        _certificate.Dispose();
        _stopping.Dispose();
    }
}
