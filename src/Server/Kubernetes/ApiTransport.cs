using System.Net;
using k8s;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>The sockets to an API server, with the certificates of a configuration.</summary>
internal sealed class ApiTransport : IDisposable
{
    private readonly k8s.Kubernetes _kubernetes;

    public ApiTransport(KubernetesClientConfiguration configuration)
    {
        SocketsHttpHandler? transport = null;
        configuration.FirstMessageHandlerSetup = handler =>
        {
            Tune(handler, configuration.Host);
            transport = handler;
        };
        _kubernetes = new k8s.Kubernetes(configuration); // The client makes the handler with the certificates, and owns it.
        Invoker = new HttpMessageInvoker(transport!, disposeHandler: false);
    }

    /// <summary>Sends requests, unsigned.</summary>
    public HttpMessageInvoker Invoker { get; }

    public void Dispose()
    {
        Invoker.Dispose();
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
