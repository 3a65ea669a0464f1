using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>WP023: a bound service has routes of the Gateway API and a VirtualService at once.</summary>
internal sealed class VirtualServiceBesideRoute : FindingRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "WP023",
        "VirtualService and route on one service",
        Severity.Warning,
        "A waypoint takes routes from VirtualServices, by host, and from the Gateway API's routes that have the service for their parent. "
            + "Istio does not support both for one service: which of them a request follows is not defined and may change with any edit.",
        IstioDocs.Layer7Features);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Subjects => [ResourceKind.Service, ResourceKind.ServiceEntry];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        if (subject is ServiceResource { IsHeadless: true } || mesh.Bindings.Of(subject.Key) is not WaypointBinding.Bound bound)
        {
            yield break;
        }

        var routes = Attachments.RoutesOf(mesh.Resources, subject.Key, bound.Waypoint).Select(route => route.Key).ToList();
        if (routes.Count == 0)
        {
            yield break;
        }

        var virtualServices = new[] { subject.Namespace, bound.Waypoint.Namespace }.Distinct(StringComparer.Ordinal)
            .SelectMany(name => mesh.Resources.In(name).All<VirtualServiceResource>(ResourceKind.VirtualService))
            .Where(found => PolicyReach.IsRead(mesh, found) && HostPlacements.IsForMesh(found) && found.Hosts.Any(host => HostMatching.Covers(host, found.Namespace, subject)))
            .OrderBy(found => found.Key)
            .ToList();
        if (virtualServices.Count == 0)
        {
            yield break;
        }

        // Deleting one that speaks of other hosts too would take their routes away.
        var only = virtualServices is [{ Hosts: { Count: 1 } hosts, Gateways.Count: 0 or 1 } single] && !hosts[0].Contains('*', StringComparison.Ordinal) ? single.Key : (ObjectKey?)null;
        List<ObjectKey> both = [.. virtualServices.Select(found => found.Key), .. routes];
        yield return new(
            Info.Id,
            Severity.Warning,
            subject.Key,
            $"Waypoint {bound.Waypoint} takes routes for {FindingText.Of(subject.Key)} from {FindingText.Names([.. virtualServices.Select(found => FindingText.Of(found.Key))])} and from {FindingText.Names([.. routes.Select(FindingText.Of)])}.",
            "Which of them a request follows is not defined: rules may be skipped, and an edit of one can change what the other does.",
            "Move the rules into the route, which is the stable way at waypoints, and delete the VirtualService or take this host out of it.",
            only is { } key ? new($"Delete {FindingText.Of(key)}", new ChangeIntent.DeleteObject(key)) : null,
            [.. both]);
    }
}
