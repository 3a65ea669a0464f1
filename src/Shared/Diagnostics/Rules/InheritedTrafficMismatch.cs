using System.Collections.Immutable;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>A namespace uses a waypoint that its services get nothing from.</summary>
internal sealed class InheritedTrafficMismatch : FindingRule
{
    public override RuleInfo Info { get; } = new(
        "WP006",
        "The namespace's waypoint is not for services",
        Severity.Warning,
        "The namespace is enrolled in a waypoint that does not take traffic addressed to services. Clients nearly always address services, "
        + "so the services that inherit the label are refused with UnsupportedTrafficType and their traffic passes no waypoint.",
        IstioDocs.Waypoints);

    public override ImmutableArray<ResourceKind> Subjects { get; } = [ResourceKind.Namespace];

    public override ImmutableArray<ResourceKind> Needs { get; } = [ResourceKind.Gateway];

    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        if (WaypointLabel.InForceOn(mesh, subject) is not { } reference || mesh.Resources.Find(reference.Key) is not GatewayResource gateway)
        {
            yield break;
        }

        var waypoint = Waypoint.Read(gateway, mesh.Resources);
        if (waypoint.TrafficType is TrafficType.Service or TrafficType.All)
        {
            yield break;
        }

        var refused = WaypointLabel.DecidesFor(mesh, subject)
            .Where(key => mesh.Bindings.Of(key) is WaypointBinding.Refused { Refusal.Reason: RefusalReason.UnsupportedTrafficType })
            .ToList();
        if (refused.Count == 0)
        {
            yield break;
        }

        yield return new(
            Info.Id,
            Info.Severity,
            subject.Key,
            $"Namespace {subject.Name} uses waypoint {reference}, which {FindingText.TrafficType(waypoint)}, but has {FindingText.Count(refused.Count, "service")} that {(refused.Count == 1 ? "inherits" : "inherit")} it.",
            $"Traffic to {FindingText.Names([.. refused.Select(key => key.Name)])} goes straight to the pods, and routes and L7 policies are not applied.",
            $"Let waypoint {reference} take traffic for services{(waypoint.TrafficType == TrafficType.Workload ? " too" : "")}, or enroll the namespace in one that does.",
            TrafficTypeRemedy.For(waypoint, ResourceKind.Service),
            [reference.Key, .. WaypointConsumers.Related(refused)]);
    }
}
