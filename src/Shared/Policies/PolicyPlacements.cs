using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Policies;

/// <summary>Where each policy is in force.</summary>
/// <param name="snapshot">The mesh.</param>
public sealed class PolicyPlacements(MeshSnapshot snapshot)
{
    private readonly MeshSettings _settings = MeshSettings.Of(snapshot.Resources);

    /// <summary>All attachments of a policy, route, VirtualService or DestinationRule; empty for other kinds.</summary>
    public IEnumerable<PolicyPlacement> Of(MeshResource resource) => resource switch
    {
        _ when !RevisionFilter.IsRead(snapshot.Resources, resource) => [new(resource.Key, null, new Enforcement.Nowhere(
            NotEnforcedCause.OtherRevision,
            $"It is labelled {IstioNames.Revision}={resource.Labels[IstioNames.Revision]}, and no istiod runs that revision, so none reads it."))],
        PolicyResource { TargetRefs.Count: > 0 } policy => policy.TargetRefs.Select(reference => ByReference(policy, reference)),
        AuthorizationPolicyResource policy => [new(policy.Key, null, AtZtunnel(policy))],
        PeerAuthenticationResource policy => [new(policy.Key, null, PeerAuthentication(policy))],
        AttachedPolicyResource { PolicyKind: ResourceKind.Telemetry, Selector: null } policy => Telemetry(policy),
        AttachedPolicyResource policy => [new(policy.Key, null, IgnoredByWaypoints(policy))],
        RouteResource route => new RoutePlacements(snapshot).Of(route),
        VirtualServiceResource or DestinationRuleResource => new HostPlacements(snapshot, _settings).Of(resource),
        _ => [],
    };

    /// <summary>Where a policy is in force through one of its targetRefs.</summary>
    public PolicyPlacement ByReference(PolicyResource policy, TargetReference reference)
    {
        if (reference.Namespace is { Length: > 0 } named && named != policy.Namespace && !reference.IsGatewayClass)
        {
            return new(policy.Key, TargetOf(policy, reference), new Enforcement.Nowhere(
                NotEnforcedCause.ForeignNamespace,
                $"It refers to {reference.Kind} {named}/{reference.Name}, but a policy reaches only its own namespace, {policy.Namespace}."));
        }
        Enforcement enforcement = policy is AuthorizationPolicyResource authorization && ZtunnelConversion.IsDryRun(authorization)
            ? new Enforcement.Nowhere(NotEnforcedCause.DryRun, "It is a dry run: it reports what it would do and does nothing.")
            : TargetOf(policy, reference) switch
            {
                { Kind: ResourceKind.Service or ResourceKind.ServiceEntry } service => AtService(service),
                { Kind: ResourceKind.Gateway } gateway => AtGateway(gateway),
                { Kind: ResourceKind.GatewayClass } gatewayClass => AtGatewayClass(policy, gatewayClass),
                _ => new Enforcement.Nowhere(NotEnforcedCause.UnsupportedTarget, $"A waypoint takes no policies for the kind {reference.Kind}."),
            };
        return new(policy.Key, TargetOf(policy, reference), enforcement);
    }

    /// <summary>The object that a reference means; null for kinds that policies cannot refer to.</summary>
    public static ObjectKey? TargetOf(PolicyResource policy, TargetReference reference)
    {
        var named = reference.Namespace is { Length: > 0 } given ? given : policy.Namespace;
        return reference switch
        {
            { IsService: true } => new(ResourceKind.Service, named, reference.Name),
            { IsServiceEntry: true } => new(ResourceKind.ServiceEntry, named, reference.Name),
            { IsGateway: true } => new(ResourceKind.Gateway, named, reference.Name),
            { IsGatewayClass: true } => new(ResourceKind.GatewayClass, "", reference.Name),
            _ => null,
        };
    }

    private Enforcement AtService(ObjectKey key)
    {
        if (snapshot.Resources.Find(key) is not { } service)
        {
            return new Enforcement.Nowhere(NotEnforcedCause.TargetMissing, $"There is no {key.Kind} {key.QualifiedName}.");
        }
        return (snapshot.Bindings.Of(key), service) switch
        {
            (WaypointBinding.Bound bound, ServiceResource { IsHeadless: true }) => Enforcement.Nowhere.Headless(key, bound.Waypoint),
            (WaypointBinding.Bound bound, _) => new Enforcement.AtWaypoint(bound.Waypoint, $"{key.Kind} {key.QualifiedName} is bound to waypoint {bound.Waypoint}."),
            (WaypointBinding.Refused refused, _) => new Enforcement.Nowhere(
                NotEnforcedCause.TargetNotBound,
                $"{key.Kind} {key.QualifiedName} is not bound: {refused.Refusal.Message}."),
            (WaypointBinding.OptedOut, _) => new Enforcement.Nowhere(
                NotEnforcedCause.TargetNotBound,
                $"{key.Kind} {key.QualifiedName} has opted out of waypoints ({IstioNames.UseWaypoint}={IstioNames.None})."),
            _ => new Enforcement.Nowhere(NotEnforcedCause.TargetNotBound, $"{key.Kind} {key.QualifiedName} uses no waypoint."),
        };
    }

    private Enforcement AtGateway(ObjectKey key)
    {
        if (snapshot.Resources.Find(key) is not GatewayResource gateway)
        {
            return new Enforcement.Nowhere(NotEnforcedCause.TargetMissing, $"There is no Gateway {key.QualifiedName}.");
        }
        if (GatewayRoles.Of(gateway, snapshot.Resources) != GatewayRole.Waypoint)
        {
            return new Enforcement.AtGateway(key, $"Gateway {key.QualifiedName} of class {gateway.ClassName} enforces it for the traffic that it lets in.");
        }
        return gateway.Addresses.Count > 0
            ? new Enforcement.AtWaypoint(new(key.Namespace, key.Name), $"It is attached to waypoint {key.QualifiedName}, for all that goes through it.")
            : new Enforcement.Nowhere(NotEnforcedCause.WaypointNotReady, $"Waypoint {key.QualifiedName} has no address yet.");
    }

    private Enforcement AtGatewayClass(PolicyResource policy, ObjectKey key)
    {
        if (policy.Namespace != _settings.RootNamespace)
        {
            return new Enforcement.Nowhere(
                NotEnforcedCause.NotInRootNamespace,
                $"It refers to GatewayClass {key.Name}, which only policies in the root namespace {_settings.RootNamespace} may do.");
        }
        return key.Name == IstioNames.WaypointClass
            ? new Enforcement.AtEveryWaypoint($"It applies at every waypoint of class {key.Name}.")
            : new Enforcement.Nowhere(NotEnforcedCause.NotWaypointClass, $"GatewayClass {key.Name} is not {IstioNames.WaypointClass}, the only class that policies can refer to.");
    }

    private Enforcement AtZtunnel(AuthorizationPolicyResource policy)
    {
        var read = ZtunnelConversion.Read(policy);
        var pods = PodsOf(policy);
        return read switch
        {
            { IsSent: false } when ZtunnelConversion.IsDryRun(policy) => new Enforcement.Nowhere(NotEnforcedCause.DryRun, "It is a dry run: it reports what it would do and does nothing."),
            { IsSent: false } => new Enforcement.Nowhere(NotEnforcedCause.UnsupportedAction, $"ztunnel does not know the action {policy.Action}, and waypoints ignore policies without targetRefs."),
            { IsNoOpDeny: true } => new Enforcement.Nowhere(
                NotEnforcedCause.NothingLeftAtZtunnel,
                $"ztunnel cannot check {string.Join(", ", read.Omitted.Items)}, and without that nothing of this DENY policy is left."),
            { HasHttpAttributes: true } => new Enforcement.AtZtunnel(ScopeOf(policy), policy.Selector, read.Omitted, $"ztunnel enforces it for {pods}, without {string.Join(", ", read.Omitted.Items)}, which it cannot check."),
            _ => new Enforcement.AtZtunnel(ScopeOf(policy), policy.Selector, [], $"ztunnel enforces it for {pods}."),
        };
    }

    private Enforcement.AtZtunnel PeerAuthentication(PeerAuthenticationResource policy) =>
        new(ScopeOf(policy), policy.Selector, [], $"ztunnel enforces mode {policy.Mode} for {PodsOf(policy)}.");

    private IEnumerable<PolicyPlacement> Telemetry(AttachedPolicyResource policy)
    {
        var gateways = policy.Namespace == _settings.RootNamespace
            ? snapshot.Resources.All<GatewayResource>(ResourceKind.Gateway)
            : snapshot.Resources.In(policy.Namespace).All<GatewayResource>(ResourceKind.Gateway);
        return gateways
            .Where(gateway => GatewayRoles.Of(gateway, snapshot.Resources) == GatewayRole.Waypoint)
            .OrderBy(gateway => gateway.Key)
            .Select(gateway => new PolicyPlacement(policy.Key, gateway.Key, new Enforcement.AtWaypoint(
                new(gateway.Namespace, gateway.Name),
                $"It applies to the whole namespace {policy.Namespace}, its waypoints among it.")))
            .Concat(TelemetryElsewhere(policy));
    }

    // A waypoint reads the bare Telemetry of the namespaces of those whom it serves too.
    private IEnumerable<PolicyPlacement> TelemetryElsewhere(AttachedPolicyResource policy)
    {
        if (policy.Namespace == _settings.RootNamespace)
        {
            return [];
        }

        var home = snapshot.Resources.In(policy.Namespace);
        return home.All<MeshResource>(ResourceKind.Service).Concat(home.All<MeshResource>(ResourceKind.ServiceEntry))
            .Select(service => snapshot.Bindings.Of(service.Key)).OfType<WaypointBinding.Bound>()
            .Select(bound => bound.Waypoint)
            .Where(waypoint => waypoint.Namespace != policy.Namespace)
            .Distinct()
            .OrderBy(waypoint => waypoint.Key)
            .Select(waypoint => new PolicyPlacement(policy.Key, waypoint.Key, new Enforcement.AtWaypoint(
                waypoint, $"It applies to the whole namespace {policy.Namespace}, whose services use waypoint {waypoint}.")));
    }

    private static Enforcement.Nowhere IgnoredByWaypoints(PolicyResource policy) => new(
        NotEnforcedCause.WaypointsNeedTargetRefs,
        $"Waypoints take a {policy.Kind} only by targetRefs, and ztunnel does not take it at all; sidecars and gateways that it selects still do.");

    private string? ScopeOf(PolicyResource policy) => policy.Namespace == _settings.RootNamespace ? null : policy.Namespace;

    private string PodsOf(PolicyResource policy)
    {
        var where = ScopeOf(policy) is { } name ? $"in {name}" : "in all namespaces";
        return policy.Selector is { Count: > 0 } selector ? $"the captured pods {where} with {selector}" : $"all captured pods {where}";
    }
}
