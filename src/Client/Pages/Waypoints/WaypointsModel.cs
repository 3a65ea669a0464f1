using System.Collections.Immutable;
using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Client.Components.Tables;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Pages.Waypoints;

/// <summary>The table of waypoints: those that are there, and those that are only named.</summary>
public sealed class WaypointsModel : TableModel<WaypointRow>
{
    /// <inheritdoc/>
    public override string Noun => "waypoints";

    /// <inheritdoc/>
    public override ImmutableArray<TableFacet> States { get; } =
        [.. Enum.GetValues<WaypointStatus>().Select(status => new TableFacet(WaypointStatuses.IdOf(status), WaypointStatuses.LabelOf(status), WaypointStatuses.IconOf(status)))];

    /// <inheritdoc/>
    public override ImmutableArray<TableFacet> Types { get; } =
        [.. new[] { TrafficType.Service, TrafficType.Workload, TrafficType.All, TrafficType.None }.Select(type => new TableFacet(BindingWords.Of(type), $"for {BindingWords.Of(type)}"))];

    /// <inheritdoc/>
    public override string TypeTitle => "Traffic type";

    /// <inheritdoc/>
    public override ImmutableDictionary<string, Comparison<WaypointRow>> Orders => field ??= ImmutableDictionary.CreateRange<string, Comparison<WaypointRow>>(
    [
        new("name", (left, right) => Compare(left.Key.Name, right.Key.Name)),
        new("namespace", (left, right) => Compare(left.Key.Namespace, right.Key.Namespace)),
        new("state", CompareState),
        new("class", (left, right) => Compare(left.ClassName, right.ClassName)),
        new("traffic", (left, right) => Compare(left.Type, right.Type)),
        new("revision", (left, right) => Compare(left.Revision, right.Revision)),
        new("pods", (left, right) => (left.ReadyPods, left.WantedPods).CompareTo((right.ReadyPods, right.WantedPods))),
        new("consumers", (left, right) => (left.Bound + left.Refused).CompareTo(right.Bound + right.Refused)),
        new("address", (left, right) => Compare(left.Addresses, right.Addresses)),
        new("programmed", (left, right) => Compare(left.Programmed?.Reason, right.Programmed?.Reason)),
        new("allowed", (left, right) => Compare(left.Allowed?.ToString(), right.Allowed?.ToString())),
        new("findings", CompareProblems),
        new("age", CompareAge),
    ]);

    /// <inheritdoc/>
    public override IEnumerable<ObjectKey> Keys(LiveMesh live) =>
        WaypointChoice.All(live).Select(waypoint => waypoint.Gateway.Key)
            .Concat(live.Mesh.Bindings.ByWaypoint.Keys.Select(waypoint => waypoint.Key))
            .Concat(NamedByNamespaces(live))
            .Distinct();

    /// <inheritdoc/>
    public override WaypointRow? Read(ObjectKey key, LiveMesh live)
    {
        var resources = live.Mesh.Resources;
        var gateway = resources.Find(key) as GatewayResource;
        var reference = new WaypointRef(key.Namespace, key.Name);
        var named = live.Mesh.Bindings.NamedBy(reference);
        if ((gateway is null || GatewayRoles.Of(gateway, resources) != GatewayRole.Waypoint) && named.IsEmpty && !NamedByNamespaces(live).Contains(key))
        {
            return null;
        }

        var pods = PodsOf(key, live).ToList();
        var ready = pods.Count(pod => pod.IsReady);
        var waypoint = gateway is null ? null : Waypoint.Read(gateway, resources);
        var bound = live.Mesh.Bindings.BoundTo(reference).Count();
        return new(
            key,
            WaypointStatuses.Of(gateway, pods.Count, ready, resources),
            gateway?.ClassName ?? "",
            waypoint?.TrafficType,
            waypoint?.TrafficTypeFrom switch
            {
                _ when waypoint is null => "",
                { Kind: ResourceKind.GatewayClass } => "class",
                { } => "label",
                null => "default",
            },
            waypoint?.Revision ?? "",
            ready,
            WantedPods(key, pods.Count, live),
            bound,
            named.Count(consumer => live.Mesh.Bindings.Of(consumer) is WaypointBinding.Refused),
            gateway is null ? "" : string.Join(", ", gateway.Addresses.Select(address => address.Value)),
            gateway?.Programmed,
            waypoint?.AllowedRoutes)
        {
            Problems = ProblemCounts.Of(live.Findings.Of(key)),
            Labels = gateway?.Labels ?? LabelSet.Empty,
            CreatedAt = gateway?.Metadata.CreatedAt,
        };
    }

    /// <inheritdoc/>
    public override IEnumerable<ObjectKey> Affected(LiveChange change, IReadOnlyCollection<ObjectKey> known)
    {
        var keys = change.Mesh.Changed;
        if (!change.Mesh.Rebound.IsEmpty || keys.Any(key => key.Kind is ResourceKind.GatewayClass or ResourceKind.Namespace))
        {
            return Keys(change.Current).Concat(known);
        }

        var gateways = keys.Concat(change.FindingsChanged).Where(key => key.Kind == ResourceKind.Gateway);
        var homes = keys.Where(key => key.Kind is ResourceKind.Pod or ResourceKind.Deployment).Select(key => key.Namespace).ToHashSet(StringComparer.Ordinal);
        return homes.Count == 0 ? gateways : gateways.Concat(Keys(change.Current).Where(key => homes.Contains(key.Namespace)));
    }

    /// <summary>The instances of a waypoint.</summary>
    public static IEnumerable<PodResource> PodsOf(ObjectKey gateway, LiveMesh live) => live.Mesh.Resources.In(gateway.Namespace)
        .All<PodResource>(ResourceKind.Pod)
        .Where(pod => pod.Labels[IstioNames.GatewayName] == gateway.Name);

    private static int WantedPods(ObjectKey key, int pods, LiveMesh live) =>
        live.Mesh.Resources.Find<DeploymentResource>(ResourceKind.Deployment, key.Namespace, key.Name) is { } deployment && deployment.Labels[IstioNames.GatewayName] == key.Name
            ? deployment.Replicas
            : pods;

    private static IEnumerable<ObjectKey> NamedByNamespaces(LiveMesh live) => live.Mesh.Resources.In("")
        .All<NamespaceResource>(ResourceKind.Namespace)
        .Select(home => UseWaypointLabel.Read(home.Labels, home.Name).Waypoint)
        .OfType<WaypointRef>()
        .Select(waypoint => waypoint.Key);
}
