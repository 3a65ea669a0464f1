using System.Net;
using System.Net.Sockets;

namespace WaypointDashboard.TestKit.Processes;

/// <summary>Free ports on loopback for servers that cannot choose one themselves.</summary>
public static class LoopbackPorts
{
    /// <summary>So many different ports that were free a moment ago: they are held together, so that none comes twice.</summary>
    public static int[] Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            foreach (var listener in listeners)
                listener.Start();
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in listeners)
                listener.Dispose();
        }
    }
}
