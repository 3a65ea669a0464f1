using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>The address of a service that no pod has: what clients call, and what leads to a waypoint.</summary>
public static class VirtualAddress
{
    private const string DynamicDns = "DYNAMIC_DNS";

    /// <summary>Whether a Service or ServiceEntry has one; nothing else has.</summary>
    public static bool IsThere(MeshResource service) => service switch
    {
        ServiceResource { IsHeadless: false } => true,
        ServiceEntryResource entry => Of(entry).Any(),
        _ => false,
    };

    /// <summary>
    /// Those of a ServiceEntry: its own, else those that istiod allocated and still uses (istiod: ambient/services.go, constructServiceEntries;
    /// serviceentry/util.go, ShouldV2AutoAllocateIP). What istiod allocated stays in the status when it uses it no more.
    /// </summary>
    public static IEnumerable<string> Of(ServiceEntryResource entry) =>
        entry.Addresses.Count > 0 ? entry.Addresses
        : WhyNotAllocated(entry) is null ? entry.AllocatedAddresses.Where(address => IsUsed(entry, address)).Select(address => address.Value)
        : [];

    /// <summary>Why a ServiceEntry has none, to be put into brackets, and the field that decides; null when it has one.</summary>
    public static (string Why, string Field)? WhyNone(ServiceEntryResource entry) =>
        Of(entry).Any() ? null : WhyNotAllocated(entry) ?? ("neither spec.addresses nor one that istiod allocated", "spec.addresses");

    private static (string Why, string Field)? WhyNotAllocated(ServiceEntryResource entry) =>
        entry.Resolution == "NONE" ? ("no spec.addresses, and istiod allocates none where nothing is resolved", "spec.resolution=NONE")
        : string.Equals(entry.Labels[IstioNames.EnableAutoallocateIp], "false", StringComparison.OrdinalIgnoreCase)
            ? ("no spec.addresses, and a label forbids istiod to allocate one", $"{IstioNames.EnableAutoallocateIp}={entry.Labels[IstioNames.EnableAutoallocateIp]}")
        : entry.Hosts.Count > 0 && !entry.Hosts.Any(host => IsAllocatable(entry, host))
            ? ("no spec.addresses, and istiod allocates one to a host with a wildcard only where the resolution is DYNAMIC_DNS", $"spec.hosts: {entry.Hosts[0]}")
        : null;

    private static bool IsUsed(ServiceEntryResource entry, AllocatedAddress address) =>
        address.Host.Length == 0 ? entry.Hosts.Any(host => IsAllocatable(entry, host)) : entry.Hosts.Contains(address.Host) && IsAllocatable(entry, address.Host);

    private static bool IsAllocatable(ServiceEntryResource entry, string host) => !host.StartsWith('*') || entry.Resolution == DynamicDns;
}
