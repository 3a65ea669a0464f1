using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics.Rules;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>Endpoints that are written in a ServiceEntry: workloads with labels of their own, which istiod refuses as it refuses others.</summary>
internal static class InlineEndpoints
{
    /// <summary>The findings about endpoints whose own label names a waypoint that istiod refuses them for a reason.</summary>
    public static IEnumerable<Finding> Refused(RuleInfo rule, MeshSnapshot mesh, ServiceEntryResource entry, RefusalReason reason) => entry.Endpoints
        .Where(endpoint => endpoint.Labels.Has(IstioNames.UseWaypoint))
        .Select(endpoint => (endpoint.Address, (WaypointResolver.ResolveEndpoint(mesh.Resources, entry, endpoint) as WaypointBinding.Refused)?.Refusal))
        .Where(endpoint => endpoint.Refusal is { } refusal && refusal.Reason == reason && mesh.Coverage.Knows(ResourceKind.Gateway, refusal.Waypoint.Namespace))
        .GroupBy(endpoint => endpoint.Refusal!.Waypoint, endpoint => endpoint.Address) // The line above has looked.
        .Select(group => Describe(rule, mesh, entry, reason, group.Key, [.. group.Distinct()]));

    private static Finding Describe(RuleInfo rule, MeshSnapshot mesh, ServiceEntryResource entry, RefusalReason reason, WaypointRef reference, List<string> addresses)
    {
        var waypoint = mesh.Resources.Find(reference.Key) is GatewayResource gateway ? Waypoint.Read(gateway, mesh.Resources) : null;
        var (why, fix, remedy) = (reason, waypoint) switch
        {
            (RefusalReason.AttachmentDenied, { } denying) => (
                $"which does not let in namespace {entry.Namespace}", $"Let namespace {entry.Namespace} in by allowedRoutes of waypoint {reference}.", NamespaceAdmission.For(mesh.Resources, denying, entry.Namespace)),
            (RefusalReason.UnsupportedTrafficType, { } other) => (
                $"which {FindingText.TrafficType(other)}", $"Let waypoint {reference} take traffic for workloads, or name one that does.", TrafficTypeRemedy.For(other, ResourceKind.WorkloadEntry)),
            _ => (
                "which does not exist",
                $"Deploy waypoint {reference}, name one that exists, or take the label off in spec.endpoints.",
                WaypointNames.IsFree(mesh.Resources, reference)
                    ? new SuggestedChange($"Deploy waypoint {reference}", new ChangeIntent.DeployWaypoint(reference, TrafficType.Workload, null, AllowedNamespaces.ToServe(reference.Namespace, entry.Namespace)))
                    : null),
        };
        var one = addresses.Count == 1;
        return new(
            rule.Id,
            rule.Severity,
            entry.Key,
            $"{(one ? "Endpoint" : "Endpoints")} {FindingText.Names(addresses)} of {FindingText.Of(entry.Key)} {(one ? "names" : "name")} waypoint {reference}, {why}.",
            $"Traffic to {(one ? "its address goes straight to it" : "their addresses goes straight to them")}, and L7 policies are not applied.",
            fix,
            remedy,
            [reference.Key]);
    }
}
