using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Waypoints;

/// <summary>The condition <c>istio.io/WaypointMissing</c> of ServiceEntries that only a waypoint can put into effect (pilot/pkg/model/service.go, GetConditions).</summary>
public static class WaypointMissingCondition
{
    private const string ConnectStrategy = "istio.io/connect-strategy";
    private const string DefaultStrategy = "DEFAULT";

    /// <summary>What istiod writes on an object; null when it writes nothing.</summary>
    /// <param name="target">The object.</param>
    /// <param name="binding">Its binding.</param>
    public static StatusCondition? Expected(MeshResource target, WaypointBinding binding) => (target, binding) switch
    {
        (_, WaypointBinding.Bound or WaypointBinding.None { Cause: NoBindingCause.NotInMesh }) => null,
        (ServiceEntryResource entry, _) when WildcardOf(entry) is not null => new(
            IstioNames.WaypointMissing, "True", "NoWaypointForWildcardService", "ServiceEntry will not apply until it is bound to a valid waypoint."),
        (ServiceEntryResource entry, _) when StrategyOf(entry) is not null => new(
            IstioNames.WaypointMissing,
            "True",
            "NoWaypointForRacingConnectStrategy",
            "ServiceEntry has a non-default connect strategy but no waypoint bound. A waypoint is required for connect strategies to take effect for ambient clients."),
        _ => null,
    };

    /// <summary>The first wildcard host of an entry, which ztunnel cannot resolve; null when it has none.</summary>
    public static string? WildcardOf(ServiceEntryResource entry) => entry.Hosts.FirstOrDefault(host => host.StartsWith('*'));

    /// <summary>The connect strategy that an entry asks for; null for the default one, which ztunnel follows by itself.</summary>
    public static string? StrategyOf(ServiceEntryResource entry) =>
        entry.Annotations[ConnectStrategy] is { Length: > 0 } written && !written.Equals(DefaultStrategy, StringComparison.OrdinalIgnoreCase) ? written : null;
}
