using System.Net;
using k8s;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>The way to an API server: a client for raw JSON that signs its requests.</summary>
internal sealed class ClusterConnection : IDisposable
{
    private readonly k8s.Kubernetes _kubernetes;

    /// <param name="load">Reads the configuration; read again when the server does not accept the credentials any more.</param>
    /// <param name="time">The clock.</param>
    public ClusterConnection(Func<KubernetesClientConfiguration> load, TimeProvider time)
    {
        var configuration = load();
        SocketsHttpHandler? transport = null;
        configuration.FirstMessageHandlerSetup = handler =>
        {
            Tune(handler, configuration.Host);
            transport = handler;
        };
        _kubernetes = new k8s.Kubernetes(configuration);
        Server = new Uri(configuration.Host.TrimEnd('/') + "/");
        Namespace = configuration.Namespace;
        Http = new HttpClient(new CredentialsHandler(transport!, configuration, load, time), disposeHandler: false)
        {
            BaseAddress = Server,
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        Http.DefaultRequestHeaders.UserAgent.ParseAdd("waypoint-dashboard");
    }

    /// <summary>The server's address, with a slash at the end.</summary>
    public Uri Server { get; }

    /// <summary>The namespace that the configuration names; null when it names none.</summary>
    public string? Namespace { get; }

    /// <summary>The client. Addresses are relative to <see cref="Server"/>: <c>api/v1/pods</c>. It never times out by itself.</summary>
    public HttpClient Http { get; }

    /// <summary>Gets, and returns as soon as the head of a good answer is there.</summary>
    /// <exception cref="ApiException">The server said no.</exception>
    public async Task<HttpResponseMessage> GetAsync(string path, string accept, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await ApiException.OfAsync(response, cancellationToken);
        }
    }

    public void Dispose()
    {
        Http.Dispose();
        _kubernetes.Dispose();
    }

    private static void Tune(SocketsHttpHandler handler, string host)
    {
        handler.EnableMultipleHttp2Connections = true;
        handler.KeepAlivePingDelay = TimeSpan.FromSeconds(20);
        handler.KeepAlivePingTimeout = TimeSpan.FromSeconds(10);
        handler.ConnectTimeout = TimeSpan.FromSeconds(10);
        handler.AutomaticDecompression = new Uri(host).IsLoopback ? DecompressionMethods.None : DecompressionMethods.GZip;
    }
}
