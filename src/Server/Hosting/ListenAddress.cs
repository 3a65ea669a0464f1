using System.Net;

namespace WaypointDashboard.Server.Hosting;

/// <summary>Reads the addresses to listen on.</summary>
internal static class ListenAddress
{
    /// <summary>Whether a text is an address that can be listened on: http or https, a host, and nothing after the port.</summary>
    public static bool TryParse(string url, out BindingAddress address)
    {
        try
        {
            address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.PathBase.Length == 0 && address.Port is >= 0 and <= 65535;
        }
        catch (Exception failure) when (failure is FormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            address = null!;
            return false;
        }
    }

    /// <summary>Whether only this machine can reach it.</summary>
    public static bool IsLocal(BindingAddress address) =>
        address.IsUnixPipe
        || string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
}
