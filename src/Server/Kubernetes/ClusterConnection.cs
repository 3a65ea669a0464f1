using System.Net;
using k8s;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>The way to an API server: a client for raw JSON that signs its requests.</summary>
internal sealed class ClusterConnection : IDisposable
{
    private readonly ServerReadiness _readiness;

    /// <summary>By a configuration that is read here and now.</summary>
    /// <param name="load">Reads the configuration; read again when the server does not accept the credentials any more.</param>
    /// <param name="time">The clock.</param>
    public ClusterConnection(Func<KubernetesClientConfiguration> load, TimeProvider time)
        : this(load(), load, time)
    {
    }

    /// <summary>By a configuration that is read at the first request: a configuration that cannot be read is a failure of that request, and tried again.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="namespaceName">The namespace that the configuration names; null when it names none.</param>
    /// <param name="load">Reads the configuration; read again when the server does not accept the credentials any more.</param>
    /// <param name="time">The clock.</param>
    public ClusterConnection(string server, string? namespaceName, Func<KubernetesClientConfiguration> load, TimeProvider time)
    {
        Server = new Uri(server.TrimEnd('/') + "/");
        Namespace = namespaceName;
        Http = new HttpClient(new CredentialsHandler(load, time))
        {
            BaseAddress = Server,
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        Http.DefaultRequestHeaders.UserAgent.ParseAdd("waypoint-dashboard");
        _readiness = new ServerReadiness(Http, time);
    }

    private ClusterConnection(KubernetesClientConfiguration first, Func<KubernetesClientConfiguration> load, TimeProvider time)
        : this(first.Host, first.Namespace, load, time)
    {
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
            throw await RefusalAsync(response, cancellationToken);
        }
    }

    /// <summary>Reads what the server said in a failed answer. What it says while it starts is no final word.</summary>
    public async Task<ApiException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var refused = await ApiException.OfAsync(response, cancellationToken);
        return refused.MayBeForNow && await IsStartingAsync(cancellationToken) ? refused.WhileStarting() : refused;
    }

    /// <summary>Whether the server has not finished starting, so that it may soon allow what it refuses.</summary>
    public Task<bool> IsStartingAsync(CancellationToken cancellationToken) => _readiness.IsStartingAsync(cancellationToken);

    public void Dispose() => Http.Dispose();
}
