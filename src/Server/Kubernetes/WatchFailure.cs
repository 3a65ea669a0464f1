using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using k8s.Exceptions;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>What can go wrong between us and an API server, in words.</summary>
internal static class WatchFailure
{
    /// <summary>True for what is tried again.</summary>
    public static bool IsTransient(Exception failure, CancellationToken stopping) => failure switch
    {
        OperationCanceledException => !stopping.IsCancellationRequested,
        ApiException or HttpRequestException or IOException or JsonException or TimeoutException or AuthenticationException or KubeConfigException or KubeconfigException or KubernetesClientException => true,
        _ => false,
    };

    /// <summary>What went wrong with something that is tried again by itself, and what to do.</summary>
    public static string Describe(Exception failure, Uri server) => failure switch
    {
        ApiException or KubeConfigException or KubeconfigException or HttpRequestException { InnerException: AuthenticationException } => DescribeOnce(failure, server),
        _ => $"{DescribeOnce(failure, server)} Trying again.",
    };

    /// <summary>What went wrong with something that is done once, and what to do.</summary>
    public static string DescribeOnce(Exception failure, Uri server) => failure switch
    {
        ApiException { Code: HttpStatusCode.Unauthorized } => $"{server} does not accept the credentials. Sign in to the cluster again; the kubeconfig is read again by itself.",
        ApiException { Code: HttpStatusCode.TooManyRequests } => $"{server} is busy and asks to be left alone for a moment.",
        ApiException { IsStarting: true } starting => $"{server} is not ready: it may soon allow what it refuses now ({starting.Message.TrimEnd('.')}).",
        ApiException refused => $"{server} answered {(int)refused.Code}: {refused.Message}",
        TimeoutException => $"{server} has been silent for too long.",
        HttpRequestException { InnerException: AuthenticationException } => $"{server} shows a certificate that is not trusted. Check certificate-authority-data in the kubeconfig.",
        HttpRequestException { InnerException: SocketException socket } => $"{server} cannot be reached: {socket.Message}. Check that the cluster runs and the address is right.",
        KubeConfigException or KubeconfigException => $"The credentials for {server} cannot be had: {failure.Message.TrimEnd('.')}. Correct the kubeconfig, or sign in to the cluster again; it is read again by itself.",
        _ => $"The connection to {server} broke off: {failure.Message}",
    };
}
