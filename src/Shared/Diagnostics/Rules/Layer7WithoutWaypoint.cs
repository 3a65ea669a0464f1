using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>A route or L7 policy for services that have no waypoint.</summary>
internal sealed class Layer7WithoutWaypoint : FindingRule
{
    public override RuleInfo Info { get; } = new(
        "WP009",
        "Route or L7 policy without a waypoint",
        Severity.Error,
        "Routes of services and policies with targetRefs are enforced by the service's waypoint and by nobody else in ambient. An AuthorizationPolicy with HTTP attributes and no targetRefs goes to ztunnel, "
        + "which cannot check them: of ALLOW policies it leaves such rules out, so that more is denied; of DENY policies it leaves the attributes out, so that a rule may deny nothing at all.",
        IstioDocs.Layer7Features);

    public override ImmutableArray<ResourceKind> Subjects { get; } =
    [
        ResourceKind.HTTPRoute, ResourceKind.GRPCRoute, ResourceKind.TCPRoute, ResourceKind.TLSRoute,
        ResourceKind.AuthorizationPolicy, ResourceKind.RequestAuthentication, ResourceKind.Telemetry, ResourceKind.WasmPlugin,
    ];

    public override ImmutableArray<ResourceKind> Needs { get; } = [ResourceKind.Gateway, ResourceKind.Service];

    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject) => subject switch
    {
        RouteResource or PolicyResource { TargetRefs.Count: > 0 } => CheckAttached(mesh, subject),
        AuthorizationPolicyResource policy => CheckAtZtunnel(mesh, policy),
        _ => [],
    };

    private IEnumerable<Finding> CheckAttached(MeshSnapshot mesh, MeshResource subject)
    {
        var unbound = new PolicyPlacements(mesh).Of(subject)
            .Where(placement => placement.Enforcement is Enforcement.Nowhere { Cause: NotEnforcedCause.TargetNotBound or NotEnforcedCause.TargetHeadless })
            .Select(placement => placement.Target!.Value) // Only a service that is there can be unbound.
            .Distinct()
            .Where(target => mesh.Bindings.Of(target) is WaypointBinding.Refused refused
                ? mesh.Coverage.Knows(ResourceKind.Gateway, refused.Refusal.Waypoint.Namespace)
                : PolicyReach.IsAmbient(mesh, target.Namespace))
            .Select(target => UnboundTarget.Of(mesh, target))
            .ToList();
        if (unbound.Count == 0)
        {
            yield break;
        }

        var isRoute = subject is RouteResource;
        var first = unbound.Find(target => target.Remedy is not null) ?? unbound[0];
        List<ObjectKey> enrollable = [.. unbound.Select(target => target.Key).Where(target => UnboundTarget.IsEnrollable(mesh, target))];
        yield return new(
            Info.Id,
            isRoute || subject.Kind is ResourceKind.Telemetry or ResourceKind.WasmPlugin ? Severity.Warning : Severity.Error,
            subject.Key,
            $"{FindingText.Of(subject.Key)} is attached to {FindingText.Names([.. unbound.Select(target => FindingText.Of(target.Key))])}, {(unbound.Count > 1 ? "which use no waypoint" : first.State)}.",
            isRoute
                ? "Clients in ambient do not follow the route: their traffic goes to the service as if it were not there."
                : "Nobody enforces it for that traffic: what it is meant to check, refuse or record passes unchecked.",
            first.Fix,
            enrollable.Contains(first.Key) ? Enroll(mesh, enrollable) : first.Remedy,
            [.. unbound.Select(target => target.Key)]);
    }

    private static SuggestedChange? Enroll(MeshSnapshot mesh, List<ObjectKey> services)
    {
        var home = services[0].Namespace;
        var inHome = services.Where(service => service.Namespace == home).ToValueList();
        return WaypointOffers.Accepting(mesh, services[0]) is { } waypoint
            ? new($"Enroll {FindingText.Names([.. inHome.Select(service => service.Name)])} in {waypoint}", new ChangeIntent.Enroll(inHome, waypoint))
            : Deploy(mesh, home);
    }

    /// <summary>A waypoint for the services whose pods a policy selects; for the namespace where there are none.</summary>
    private static SuggestedChange? EnrollBehind(MeshSnapshot mesh, AuthorizationPolicyResource policy)
    {
        var pods = PolicyReach.Pods(mesh, policy).ToList();
        var services = mesh.Resources.In(policy.Namespace).All<ServiceResource>(ResourceKind.Service)
            .Where(service => !service.IsHeadless && service.Selector.Count > 0 && pods.Exists(pod => pod.Labels.ContainsAll(service.Selector)))
            .Select(service => service.Key)
            .Order()
            .ToList();
        return services.Count > 0 ? Enroll(mesh, services) : Deploy(mesh, policy.Namespace);
    }

    private static SuggestedChange? Deploy(MeshSnapshot mesh, string home) => mesh.Resources.FindNamespace(home) is null ? null : new(
        $"Deploy a waypoint for namespace {home}",
        new ChangeIntent.DeployWaypoint(new(home, WaypointNames.Free(mesh.Resources, home)), null, null, new AllowedNamespaces.Same(), EnrollNamespace: true));

    private IEnumerable<Finding> CheckAtZtunnel(MeshSnapshot mesh, AuthorizationPolicyResource policy)
    {
        var read = ZtunnelConversion.Read(policy);
        // With bound services around, the waypoint is what ignores it: another finding.
        if (!read.IsSent || !read.HasHttpAttributes || !PolicyReach.IsRead(mesh, policy) || PolicyReach.BoundServices(mesh, policy).Any() || !PolicyReach.ConcernsAmbient(mesh, policy))
        {
            yield break;
        }

        var isMeshWide = PolicyReach.IsMeshWide(mesh, policy);
        yield return new(
            Info.Id,
            Info.Severity,
            policy.Key,
            $"AuthorizationPolicy {policy.Key.QualifiedName} ({policy.Action}) checks {PolicyReach.Attributes(read)}, which ztunnel cannot, and {(isMeshWide ? "it is not attached to a waypoint by targetRefs" : "no service of the pods that it selects has a waypoint")}.",
            ZtunnelEffect.Of(policy, read),
            "Give the services a waypoint and attach the policy to them by targetRefs.",
            isMeshWide ? null : EnrollBehind(mesh, policy));
    }
}
