using System.Net;
using System.Security.Cryptography;
using k8s;
using k8s.Authentication;
using k8s.Exceptions;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>
/// Finds the way to an API server at the first request, off the caller's thread since a kubeconfig may run a program for it; signs requests,
/// for whom they are made; reads the credentials anew when the server does not accept them any more.
/// </summary>
internal sealed class CredentialsHandler(Func<KubernetesClientConfiguration> load, TimeProvider time) : HttpMessageHandler
{
    private static readonly TimeSpan LeastAge = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _loading = new(1);
    private volatile ApiTransport? _transport;
    private volatile ServiceClientCredentials? _credentials;
    private volatile KubeconfigException? _failure;
    private long _loadedAt;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Options.TryGetValue(Impersonation.Key, out var impersonation))
        {
            request.Headers.Add("Impersonate-User", impersonation.User);
            request.Headers.Add("Impersonate-Group", impersonation.Groups);
        }

        var transport = _transport ?? await OpenAsync(cancellationToken);
        await SignAsync(request, cancellationToken);
        var response = await transport.Invoker.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized || request.Content is not null || !await ReloadAsync(cancellationToken))
        {
            return response;
        }

        response.Dispose();
        request.Headers.Authorization = null;
        await SignAsync(request, cancellationToken);
        return await transport.Invoker.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _transport?.Dispose();
            _loading.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task SignAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_credentials is { } credentials)
        {
            await credentials.ProcessHttpRequestAsync(request, cancellationToken);
        }
    }

    private async Task<ApiTransport> OpenAsync(CancellationToken cancellationToken)
    {
        await _loading.WaitAsync(cancellationToken);
        try
        {
            if (_transport is { } opened)
            {
                return opened;
            }

            if (_failure is { } failure && !IsOld)
            {
                throw new KubeconfigException(failure.Message, failure);
            }

            var configuration = await LoadAsync(cancellationToken);
            return _transport = new ApiTransport(configuration);
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<bool> ReloadAsync(CancellationToken cancellationToken)
    {
        if (!IsOld || !await _loading.WaitAsync(0, cancellationToken))
        {
            return false;
        }

        try
        {
            await LoadAsync(cancellationToken);
            return true;
        }
        catch (KubeconfigException)
        {
            return false; // The 401 stands.
        }
        finally
        {
            _loading.Release();
        }
    }

    private bool IsOld => time.GetElapsedTime(Interlocked.Read(ref _loadedAt)) >= LeastAge;

    private async Task<KubernetesClientConfiguration> LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var (configuration, credentials) = await Task.Run(
                () =>
                {
                    var loaded = load();
                    return (loaded, k8s.Kubernetes.CreateCredentials(loaded));
                },
                cancellationToken);
            _credentials = credentials;
            _failure = null;
            return configuration;
        }
        catch (Exception failure) when (failure is KubeConfigException or KubeconfigException or KubernetesClientException or IOException or UnauthorizedAccessException or CryptographicException or FormatException)
        {
            _failure = new KubeconfigException(Describe(failure), failure);
            throw _failure;
        }
        finally
        {
            Interlocked.Exchange(ref _loadedAt, time.GetTimestamp());
        }
    }

    /// <summary>The client library puts whole stack traces into the messages about the program that a kubeconfig names for signing in.</summary>
    private static string Describe(Exception failure)
    {
        const string Program = "external exec failed due to";
        var text = failure.Message.StartsWith($"{Program} failed deserialization", StringComparison.Ordinal)
            ? "the program that the kubeconfig names for signing in (exec) has printed no credentials; run it by hand to see why"
            : failure.Message.Replace(Program, "the program that the kubeconfig names for signing in (exec) has failed:", StringComparison.Ordinal);
        return text.ReplaceLineEndings("\n").Split('\n')[0].TrimEnd('.', ' ');
    }
}
