using System.Net;
using k8s;
using k8s.Authentication;
using k8s.Exceptions;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Signs requests, for whom they are made; reads the credentials anew when the server does not accept them any more.</summary>
internal sealed class CredentialsHandler(HttpMessageHandler inner, KubernetesClientConfiguration configuration, Func<KubernetesClientConfiguration> load, TimeProvider time) : DelegatingHandler(inner)
{
    private static readonly TimeSpan LeastAge = TimeSpan.FromSeconds(10);

    private volatile ServiceClientCredentials? _credentials = k8s.Kubernetes.CreateCredentials(configuration);
    private long _loadedAt = time.GetTimestamp();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(Impersonation.Key, out var impersonation))
        {
            request.Headers.Add("Impersonate-User", impersonation.User);
            request.Headers.Add("Impersonate-Group", impersonation.Groups);
        }

        await SignAsync(request, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized || request.Content is not null || !Reload())
        {
            return response;
        }

        response.Dispose();
        request.Headers.Authorization = null;
        await SignAsync(request, cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }

    private async Task SignAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_credentials is { } credentials)
        {
            await credentials.ProcessHttpRequestAsync(request, cancellationToken);
        }
    }

    private bool Reload()
    {
        var loadedAt = Interlocked.Read(ref _loadedAt);
        if (time.GetElapsedTime(loadedAt) < LeastAge || Interlocked.CompareExchange(ref _loadedAt, time.GetTimestamp(), loadedAt) != loadedAt)
        {
            return false;
        }

        try
        {
            _credentials = k8s.Kubernetes.CreateCredentials(load());
            return true;
        }
        catch (Exception failure) when (failure is KubeConfigException or KubernetesClientException or IOException)
        {
            return false; // The 401 stands.
        }
    }
}
