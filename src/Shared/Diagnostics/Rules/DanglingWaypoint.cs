using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>A label names a Gateway that does not exist.</summary>
internal sealed class DanglingWaypoint : FindingRule
{
    public override RuleInfo Info { get; } = new(
        "WP001",
        "Waypoint does not exist",
        Severity.Error,
        "The label istio.io/use-waypoint names a Gateway that is not there, typically because it was deleted while the label stayed behind. "
        + "istiod does not fall back to another waypoint, not even to the namespace's: the object gets none, and traffic goes straight to the pods without routes and L7 policies.",
        IstioDocs.Waypoints);

    public override ImmutableArray<ResourceKind> Subjects { get; } = WaypointLabel.Carriers;

    public override ImmutableArray<ResourceKind> Needs { get; } = [ResourceKind.Gateway];

    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        if (subject is ServiceEntryResource entry)
        {
            foreach (var finding in InlineEndpoints.Refused(Info, mesh, entry, RefusalReason.WaypointIsNotReady).Where(finding => finding.Related.All(waypoint => mesh.Resources.Find(waypoint) is null)))
            {
                yield return finding;
            }
        }

        if (WaypointLabel.InForceOn(mesh, subject) is not { Name.Length: > 0, Namespace.Length: > 0 } waypoint
            || !mesh.Coverage.Knows(ResourceKind.Gateway, waypoint.Namespace)
            || mesh.Resources.Find(waypoint.Key) is not null)
        {
            yield break;
        }

        yield return new(
            Info.Id,
            Info.Severity,
            subject.Key,
            $"{FindingText.Of(subject.Key)} is labelled {WaypointLabel.Written(subject)}, but there is no Gateway {waypoint}.",
            WaypointLabel.EffectOfNone(mesh, subject),
            $"Deploy waypoint {waypoint}, name one that exists, or take the label off.",
            Remedy(mesh, subject, waypoint),
            [waypoint.Key]);
    }

    private static SuggestedChange Remedy(MeshSnapshot mesh, MeshResource subject, WaypointRef waypoint)
    {
        if (!WaypointNames.IsFree(mesh.Resources, waypoint))
        {
            return new($"Take the label off {FindingText.Of(subject.Key)}", new ChangeIntent.Unenroll([subject.Key]));
        }

        TrafficType? type = subject.Kind is ResourceKind.Pod or ResourceKind.WorkloadEntry ? TrafficType.Workload : null;
        return new($"Deploy waypoint {waypoint}", new ChangeIntent.DeployWaypoint(waypoint, type, null, AllowedNamespaces.ToServe(waypoint.Namespace, EnrollmentTarget.HomeOf(subject.Key))));
    }
}
