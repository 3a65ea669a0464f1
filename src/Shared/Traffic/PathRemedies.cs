using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>What would have to change for a waypoint to be on the way, as forms to open.</summary>
internal sealed class PathRemedies(MeshSnapshot mesh, PathClient client, MeshResource destination)
{
    private readonly ResourceIndex _resources = mesh.Resources;

    private bool IsService => destination.Kind is ResourceKind.Service or ResourceKind.ServiceEntry;

    /// <summary>The forms; none where nothing that can be labelled would help.</summary>
    public ValueList<SuggestedChange> For(PathDecision decision) => decision.Reason switch
    {
        // Where the client stays outside whatever is labelled, no binding of the destination helps.
        PathReason.ClientNotCaptured => Capture().ToList() is { Count: > 0 } capture ? [.. capture, .. Binding()] : [],
        PathReason.IngressBypass => [.. Ingress()],
        PathReason.NoWaypoint or PathReason.OptedOut or PathReason.Refused when decision.IsByBinding => client.IsIngress ? [.. Binding(), .. Ingress()] : [.. Binding()],
        PathReason.HeadlessService when !client.IsGateway => [.. Headless()],
        _ => [],
    };

    // A gateway sends through a waypoint only to what has a virtual address.
    private IEnumerable<SuggestedChange> Ingress()
    {
        if (VirtualAddress.IsThere(destination) && !IngressUse.Read(destination, _resources.FindNamespace(destination.Namespace)).IsOn)
        {
            yield return new($"Let ingress traffic of {destination.Name} use its waypoint", new ChangeIntent.SetIngressUseWaypoint([destination.Key], true));
        }
    }

    private IEnumerable<SuggestedChange> Capture()
    {
        // A sidecar, the node's network and a waypoint stay what they are; what is labelled but not redirected is no matter of labels.
        if (client.Pod is { } pod && client.Waypoint is null && client.Capture is { State: CaptureState.Outside or CaptureState.OptedOut } capture)
        {
            var target = capture.State == CaptureState.OptedOut ? pod.Key : new ObjectKey(ResourceKind.Namespace, "", pod.Namespace);
            yield return new($"Put {(capture.State == CaptureState.OptedOut ? $"pod {pod.Name}" : $"namespace {pod.Namespace}")} into the ambient mesh", new ChangeIntent.JoinAmbient([target]));
        }
    }

    private IEnumerable<SuggestedChange> Binding() => mesh.Bindings.Of(destination.Key) switch
    {
        WaypointBinding.Refused { Refusal: var refusal } => Refused(refusal),
        WaypointBinding.OptedOut => Enroll(isInherited: false),
        WaypointBinding.None { Cause: NoBindingCause.NotEnrolled } => Enroll(isInherited: true),
        WaypointBinding.None { Cause: NoBindingCause.InheritedTrafficTypeMismatch } => Widen(UseWaypointLabel.Read(_resources.FindNamespace(destination.Namespace)?.Labels ?? LabelSet.Empty, destination.Namespace).Waypoint),
        _ => [],
    };

    private IEnumerable<SuggestedChange> Refused(BindingRefusal refusal)
    {
        var waypoint = _resources.Find<GatewayResource>(ResourceKind.Gateway, refusal.Waypoint.Namespace, refusal.Waypoint.Name);
        return refusal.Reason switch
        {
            RefusalReason.WaypointIsNotReady when waypoint is null && WaypointNames.IsFree(_resources, refusal.Waypoint) => [Deploy(refusal.Waypoint, enroll: false), .. Accepting().Take(1)],
            RefusalReason.WaypointIsNotReady when waypoint is null => Enroll(isInherited: false),
            RefusalReason.AttachmentDenied when waypoint is not null => NamespaceAdmission.For(_resources, Waypoint.Read(waypoint, _resources), destination.Namespace) is { } admission ? [admission] : [],
            RefusalReason.UnsupportedTrafficType => Widen(refusal.Waypoint),
            RefusalReason.CrossNamespaceWaypointForbidden => Enroll(isInherited: false),
            _ => [],
        };
    }

    // The namespace is enrolled in a new waypoint only where the destination asks for none: a label of its own would be in force still, and the namespace's own choice is that of others too.
    private List<SuggestedChange> Enroll(bool isInherited) => Accepting().ToList() is { Count: > 0 } accepting
        ? accepting
        : [Deploy(new(destination.Namespace, WaypointNames.Free(_resources, destination.Namespace)), isInherited)];

    private IEnumerable<SuggestedChange> Accepting() => _resources.All<GatewayResource>(ResourceKind.Gateway)
        .Select(gateway => Waypoint.Read(gateway, _resources))
        .Where(waypoint => WaypointAcceptance.IsOfferable(waypoint, destination.Key, _resources) && WaypointAvailability.Of(_resources, waypoint.Reference).IsAvailable)
        .OrderBy(waypoint => waypoint.Gateway.Namespace != destination.Namespace).ThenBy(waypoint => waypoint.Gateway.Key)
        .Take(2)
        .Select(waypoint => new SuggestedChange($"Enroll {destination.Name} in waypoint {waypoint.Reference}", new ChangeIntent.Enroll([destination.Key], waypoint.Reference)));

    private IEnumerable<SuggestedChange> Headless()
    {
        if (mesh.Bindings.Of(destination.Key) is WaypointBinding.Bound bound)
        {
            return Widen(bound.Waypoint);
        }

        return [Deploy(new(destination.Namespace, WaypointNames.Free(_resources, destination.Namespace)), enroll: true, TrafficType.All)];
    }

    private static IEnumerable<SuggestedChange> Widen(WaypointRef? waypoint) => waypoint is { } found
        ? [new($"Let waypoint {found} take traffic for services and workloads", new ChangeIntent.SetTrafficType(found, TrafficType.All))]
        : [];

    private SuggestedChange Deploy(WaypointRef waypoint, bool enroll, TrafficType? type = null) => new(
        $"Deploy waypoint {waypoint}",
        new ChangeIntent.DeployWaypoint(waypoint, type ?? TypeFor(enroll), null, AllowedNamespaces.ToServe(waypoint.Namespace, destination.Namespace), EnrollNamespace: enroll));

    // A namespace's waypoint for workloads alone would be refused its services.
    private TrafficType? TypeFor(bool isNamespaces) => IsService ? null : isNamespaces ? TrafficType.All : TrafficType.Workload;
}
