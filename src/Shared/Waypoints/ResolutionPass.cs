using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Waypoints;

/// <summary>One pass over one index. Remembers what it has read of waypoints and namespaces, so that a pass over ten thousand pods reads each once.</summary>
internal sealed class ResolutionPass(ResourceIndex resources)
{
    private readonly Dictionary<WaypointRef, Waypoint?> _waypoints = [];
    private readonly Dictionary<string, (NamespaceResource? Object, WaypointRef? Waypoint)> _namespaces = new(StringComparer.Ordinal);
    private readonly Lazy<MeshConfigResource?> _config = new(() => MeshConfigResource.Find(resources));
    private readonly Lazy<RevisionFilter> _revisions = new(() => RevisionFilter.Of(resources));

    /// <summary>The binding of an object; null for kinds that have none.</summary>
    public WaypointBinding? Resolve(MeshResource target) => target switch
    {
        ServiceResource service => service.Type == "ExternalName" ? NotInMesh() : ResolveService(service),
        ServiceEntryResource entry => ResolveEntry(entry),
        PodResource pod => pod.IsWorkload ? ResolveWorkload(pod.Key, pod.Labels) : NotInMesh(),
        WorkloadEntryResource entry => IsRead(entry) ? ResolveWorkload(entry.Key, entry.EffectiveLabels) : NotInMesh(),
        _ => null,
    };

    /// <summary>The waypoint of a Service or ServiceEntry as policies that refer to it find it: also of one that is no mesh service. Null for other kinds.</summary>
    public WaypointBinding? ResolveReferred(MeshResource target) => target switch
    {
        ServiceResource service => ResolveService(service),
        ServiceEntryResource entry => ResolveService(entry, VisibilityOf(entry)),
        _ => null,
    };

    /// <summary>The binding of an endpoint that is written in a ServiceEntry.</summary>
    public WaypointBinding ResolveEndpoint(ServiceEntryResource entry, ServiceEntryEndpoint endpoint) =>
        IsDropped(entry) ? NotInMesh() : ResolveWorkload(entry.Key, endpoint.Labels);

    public WaypointBinding ResolveWorkload(ObjectKey key, LabelSet labels)
    {
        if (labels[IstioNames.GatewayName] is { } gateway && Usable(new(key.Namespace, gateway)) is not null)
        {
            return new WaypointBinding.None(null, NoBindingCause.WaypointInstance);
        }

        var choice = Choose(key, labels);
        if (choice.Waypoint is not { } waypoint)
        {
            return choice.Outcome;
        }

        if (waypoint.TrafficType is TrafficType.Workload or TrafficType.All)
        {
            return new WaypointBinding.Bound(choice.From, waypoint.Reference);
        }

        return labels.Has(IstioNames.UseWaypoint)
            ? Refuse(choice.From, RefusalReason.UnsupportedTrafficType, waypoint.Reference, isWorkload: true)
            : new WaypointBinding.None(choice.From, NoBindingCause.InheritedTrafficTypeMismatch);
    }

    private WaypointBinding ResolveEntry(ServiceEntryResource entry) => IsDropped(entry) ? NotInMesh() : ResolveService(entry, VisibilityOf(entry));

    private bool IsDropped(ServiceEntryResource entry) => !IsRead(entry) || VisibilityOf(entry) == ServiceEntryVisibility.Nowhere;

    // Most objects carry no revision, and then nobody needs to know which ones run.
    private bool IsRead(MeshResource resource) => !RevisionFilter.Concerns(resource) || _revisions.Value.Reads(resource);

    private string VisibilityOf(ServiceEntryResource entry) => ServiceEntryVisibility.Of(_config.Value, NamespaceOf(entry.Namespace).Object?.Labels ?? LabelSet.Empty);

    private WaypointBinding ResolveService(MeshResource service, string visibility = ServiceEntryVisibility.Everywhere)
    {
        if (service.Labels[IstioNames.Managed] is "istio.io-mesh-controller" or "istio.io-eastwest-controller")
        {
            return new WaypointBinding.None(null, NoBindingCause.GatewayService);
        }

        var choice = Choose(service.Key, service.Labels);
        if (choice.Waypoint is not { } waypoint)
        {
            return choice.Outcome;
        }

        if (waypoint.TrafficType is not (TrafficType.Service or TrafficType.All))
        {
            return Refuse(choice.From, RefusalReason.UnsupportedTrafficType, waypoint.Reference);
        }

        return visibility == ServiceEntryVisibility.InNamespace && waypoint.Reference.Namespace != service.Namespace
            ? Refuse(choice.From, RefusalReason.CrossNamespaceWaypointForbidden, waypoint.Reference)
            : new WaypointBinding.Bound(choice.From, waypoint.Reference, ResolveCanary(service, waypoint.Reference));
    }

    private CanaryBinding? ResolveCanary(MeshResource service, WaypointRef primary)
    {
        if (CanaryRequest.Read(service, NamespaceOf(service.Namespace).Object) is not { } request)
        {
            return null;
        }

        RefusalReason? refusal = request switch
        {
            _ when request.Waypoint == primary => RefusalReason.CanarySameAsPrimary,
            { Weight: null } => RefusalReason.CanaryInvalidWeight,
            _ => Usable(request.Waypoint) switch
            {
                null => RefusalReason.WaypointIsNotReady,
                var found when !Allows(found, service.Namespace) => RefusalReason.AttachmentDenied,
                { TrafficType: not (TrafficType.Service or TrafficType.All) } => RefusalReason.UnsupportedTrafficType,
                _ => null,
            },
        };
        return refusal is { } reason
            ? new CanaryBinding.Refused(RefusalMessages.Refuse(reason, request.Waypoint))
            : new CanaryBinding.Accepted(request.Waypoint, request.Weight!.Value);
    }

    /// <summary>The waypoint that the labels ask for, if it is there and lets the namespace in; else the outcome that this makes. An object's own label decides alone.</summary>
    private Choice Choose(ObjectKey key, LabelSet labels)
    {
        var own = UseWaypointLabel.Read(labels, key.Namespace);
        if (own.IsNone)
        {
            return new(null, key, new WaypointBinding.OptedOut(key));
        }

        var asked = own.Waypoint ?? NamespaceOf(key.Namespace).Waypoint;
        var from = own.Waypoint is not null ? key : ObjectKey.ForNamespace(key.Namespace);
        if (asked is not { } reference)
        {
            return new(null, null, new WaypointBinding.None(null, NoBindingCause.NotEnrolled));
        }

        return Usable(reference) is not { } waypoint ? new(null, from, Refuse(from, RefusalReason.WaypointIsNotReady, reference))
            : !Allows(waypoint, key.Namespace) ? new(null, from, Refuse(from, RefusalReason.AttachmentDenied, reference))
            : new(waypoint, from, NotInMesh());
    }

    private bool Allows(Waypoint waypoint, string consumer) =>
        waypoint.AllowedRoutes.Allows(waypoint.Gateway.Namespace, consumer, NamespaceOf(consumer).Object?.Labels ?? LabelSet.Empty);

    private Waypoint? Usable(WaypointRef reference)
    {
        if (!_waypoints.TryGetValue(reference, out var waypoint))
        {
            var gateway = resources.Find<GatewayResource>(ResourceKind.Gateway, reference.Namespace, reference.Name);
            waypoint = gateway is { Addresses.Count: > 0 } ? Waypoint.Read(gateway, resources) : null;
            _waypoints[reference] = waypoint;
        }

        return waypoint;
    }

    private (NamespaceResource? Object, WaypointRef? Waypoint) NamespaceOf(string name)
    {
        if (!_namespaces.TryGetValue(name, out var found))
        {
            var resource = resources.FindNamespace(name);
            found = (resource, resource is null ? null : UseWaypointLabel.Read(resource.Labels, name).Waypoint);
            _namespaces[name] = found;
        }

        return found;
    }

    private static WaypointBinding.None NotInMesh() => new(null, NoBindingCause.NotInMesh);

    private static WaypointBinding.Refused Refuse(ObjectKey? from, RefusalReason reason, WaypointRef waypoint, bool isWorkload = false) =>
        new(from, RefusalMessages.Refuse(reason, waypoint, isWorkload));

    private readonly record struct Choice(Waypoint? Waypoint, ObjectKey? From, WaypointBinding Outcome);
}
