using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>An object's own label names a waypoint that does not take its kind of traffic.</summary>
internal sealed class UnsupportedTraffic : FindingRule
{
    public override RuleInfo Info { get; } = new(
        "WP005",
        "Waypoint does not take this traffic",
        Severity.Error,
        "A waypoint takes traffic addressed to services, to workloads, to both or to none (istio.io/waypoint-for); without the label it takes services only. "
        + "An object that names a waypoint of the other sort is refused with UnsupportedTrafficType and gets none.",
        IstioDocs.Waypoints);

    public override ImmutableArray<ResourceKind> Subjects { get; } = [ResourceKind.Service, ResourceKind.Pod, ResourceKind.ServiceEntry, ResourceKind.WorkloadEntry];

    public override ImmutableArray<ResourceKind> Needs { get; } = [ResourceKind.Gateway];

    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        if (subject is ServiceEntryResource entry)
        {
            foreach (var finding in InlineEndpoints.Refused(Info, mesh, entry, RefusalReason.UnsupportedTrafficType))
            {
                yield return finding;
            }
        }

        if (mesh.Bindings.Of(subject.Key) is not WaypointBinding.Refused { Refusal: { Reason: RefusalReason.UnsupportedTrafficType } refusal } refused
            || refused.DecidedBy != subject.Key
            || mesh.Resources.Find(refusal.Waypoint.Key) is not GatewayResource gateway)
        {
            yield break;
        }

        var waypoint = Waypoint.Read(gateway, mesh.Resources);
        var needed = subject.Kind is ResourceKind.Service or ResourceKind.ServiceEntry ? "services" : "workloads";
        yield return new(
            Info.Id,
            Info.Severity,
            subject.Key,
            $"{FindingText.Of(subject.Key)} is labelled {WaypointLabel.Written(subject)}, but waypoint {refusal.Waypoint} {FindingText.TrafficType(waypoint)}.",
            WaypointLabel.EffectOfNone(mesh, subject),
            $"Let waypoint {refusal.Waypoint} take traffic for {needed}{(waypoint.TrafficType is TrafficType.Service or TrafficType.Workload ? " too" : "")}, or name one that does.",
            TrafficTypeRemedy.For(waypoint, subject.Kind),
            [refusal.Waypoint.Key]);
    }
}
