using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>The address of a service that no pod has: what clients call, and what leads to a waypoint (istiod: model.Service.HasAddressOrAssigned).</summary>
public static class VirtualAddress
{
    /// <summary>Whether a Service or ServiceEntry has one, its own or one that istiod allocated; nothing else has.</summary>
    public static bool IsThere(MeshResource service) =>
        service is ServiceResource { IsHeadless: false } or ServiceEntryResource { Addresses.Count: > 0 } or ServiceEntryResource { AllocatedAddresses.Count: > 0 };
}
