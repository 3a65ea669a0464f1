using System.Collections.Immutable;
using WaypointDashboard.Shared.Diagnostics.Rules;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>All that is looked for.</summary>
public static class RuleCatalog
{
    /// <summary>The rules in the order of their ids.</summary>
    internal static ImmutableArray<FindingRule> Rules { get; } =
    [
        new DanglingWaypoint(),
        new WaypointNotReady(),
        new NoReadyWaypointPod(),
        new NamespaceNotAllowed(),
        new UnsupportedTraffic(),
        new InheritedTrafficMismatch(),
        new EnrolledOutsideAmbient(),
        new AmbientPodNotCaptured(),
        new Layer7WithoutWaypoint(),
        new SelectorPolicyIgnored(),
        new MissingPolicyTarget(),
        new EndpointPolicyDeniesWaypoint(),
        new UnusedWaypoint(),
        new MisnamedWaypoint(),
        new StrayWaypointLabel(),

        new IngressSkipsWaypoint(),
        new WaypointNotRedundant(),
        new WaypointBoundDisagrees(),
        new GatewayApiMissing(),
        new ServiceEntryNeedsWaypoint(),
        new LabelOnWrongObject(),
        new PodLabelLostOnRollout(),
        new VirtualServiceBesideRoute(),
        new CanaryNotAttached(),
        new RevisionNotRunning(),
        new BoundToNonWaypoint(),
        new WaypointNameTaken(),
        new RouteParentIsWaypoint(),
        new ProtectionNotInForce(),
        new ClientsBypassWaypoint(),
    ];

    /// <summary>The rules by the kinds that their findings are about.</summary>
    internal static ImmutableArray<(ResourceKind Kind, ImmutableArray<FindingRule> Rules)> ByKind { get; } =
    [
        .. Rules.SelectMany(rule => rule.Subjects).Distinct().Order().Select(kind => (kind, Rules.Where(rule => rule.Subjects.Contains(kind)).ToImmutableArray())),
    ];

    /// <summary>What each rule is about, in the order of their ids.</summary>
    public static ValueList<RuleInfo> All { get; } = Rules.Select(rule => rule.Info).ToValueList();

    /// <summary>Finds a rule by its id, such as <c>WP001</c>, in any case; null when there is none.</summary>
    public static RuleInfo? Find(string id) => All.FirstOrDefault(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
}
