using System.Globalization;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Workloads;

/// <summary>Gives pods addresses out of 10.244.0.0/14, none twice while it is in use.</summary>
internal sealed class AddressPool(ClusterView view)
{
    private const int HostsPerBlock = 250;
    private const int Blocks = 1024;
    private const int FirstBlock = 244 * 256;

    private int _next;
    private HashSet<string>? _seeded;

    public string Next()
    {
        _seeded ??= view.All(ResourceTypes.Pod).Select(PodFacts.Address).ToHashSet(StringComparer.Ordinal);
        string address;
        do
        {
            var number = _next++ % (Blocks * HostsPerBlock);
            var block = FirstBlock + (number / HostsPerBlock);
            address = string.Create(CultureInfo.InvariantCulture, $"10.{block / 256}.{block % 256}.{(number % HostsPerBlock) + 2}");
        }
        while (_seeded.Contains(address));
        return address;
    }
}
