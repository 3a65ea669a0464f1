using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Client.Pages.Namespaces;
using WaypointDashboard.Client.Pages.Services;
using WaypointDashboard.Client.Pages.Waypoints;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;
using WaypointDashboard.Shared.Traffic;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Pages.Objects;

/// <summary>What is known of an object, in lines.</summary>
internal static class ObjectFacts
{
    public static IEnumerable<ObjectFact> Of(MeshResource resource, LiveMesh live) => resource switch
    {
        GatewayResource gateway => OfGateway(gateway, live),
        NamespaceResource home => OfNamespace(home, live),
        ServiceResource service => OfService(service),
        ServiceEntryResource entry => OfServiceEntry(entry),
        PodResource pod => OfPod(pod, live),
        WorkloadEntryResource entry => OfWorkloadEntry(entry),
        DeploymentResource deployment => Some(("Pods ready", $"{deployment.ReadyReplicas} of {deployment.Replicas}"), ("Pod labels", deployment.TemplateLabels.ToString()), ("istiod revision", deployment.IstiodRevision)),
        ReplicaSetResource set => Some(("Pods wanted", $"{set.Replicas}"), ("Pod labels", set.TemplateLabels.ToString())),
        AutoscalerResource autoscaler => Some(("Scales", $"{autoscaler.Target.Kind} {autoscaler.Target.Name}"), ("Pods", $"{autoscaler.MinReplicas} to {autoscaler.MaxReplicas}")),
        DisruptionBudgetResource budget => Some(("Protects pods with", budget.Selector is null ? "nothing: it has no selector" : budget.Selector.ToString())),
        GatewayClassResource gatewayClass => Some(("Controller", gatewayClass.ControllerName), ("Traffic type", gatewayClass.Labels[IstioNames.WaypointFor])),
        RouteResource route => Some(("Hostnames", string.Join(", ", route.Hostnames)), ("Rules", $"{route.RuleCount}"), ("Parents", string.Join(", ", route.ParentRefs.Select(Words))), ("Backends", string.Join(", ", route.BackendRefs.Select(Words)))),
        AuthorizationPolicyResource policy => OfPolicy(policy).Prepend(new("Rules", policy.Rules.Count == 0 ? "none: it matches nothing" : $"{policy.Rules.Count}")).Prepend(new("Action", policy.Action)),
        PeerAuthenticationResource policy => OfPolicy(policy).Prepend(new("Mode", policy.PortModes.Count == 0 ? policy.Mode : $"{policy.Mode}; {string.Join(", ", policy.PortModes.Select(port => $"port {port.Key}: {port.Value}"))}")),
        PolicyResource policy => OfPolicy(policy),
        VirtualServiceResource service => Some(("Hosts", string.Join(", ", service.Hosts)), ("Gateways", service.Gateways.Count == 0 ? "mesh" : string.Join(", ", service.Gateways)), ("Exported to", string.Join(", ", service.ExportTo))),
        DestinationRuleResource rule => Some(("Host", rule.Host), ("Exported to", string.Join(", ", rule.ExportTo))),
        EndpointSliceResource slice => Some(("Service", slice.ServiceName), ("Endpoints", $"{slice.Endpoints.Count(endpoint => endpoint.IsReady)} of {slice.Endpoints.Count} ready")),
        MeshConfigResource config => Some(("Root namespace", config.RootNamespace), ("Trust domain", config.TrustDomain)),
        _ => [],
    };

    private static IEnumerable<ObjectFact> OfGateway(GatewayResource gateway, LiveMesh live)
    {
        var pods = WaypointsModel.PodsOf(gateway.Key, live).ToList();
        var isWaypoint = GatewayRoles.Of(gateway, live.Mesh.Resources) == GatewayRole.Waypoint;
        if (isWaypoint)
        {
            yield return new("State", WaypointStatuses.Why(WaypointStatuses.Of(gateway, pods.Count, pods.Count(pod => pod.IsReady), live.Mesh.Resources)));
        }

        yield return new("Class", gateway.ClassName, new(ResourceKind.GatewayClass, "", gateway.ClassName));
        if (isWaypoint)
        {
            var waypoint = Waypoint.Read(gateway, live.Mesh.Resources);
            yield return new("Takes traffic to", $"{BindingWords.Of(waypoint.TrafficType)} ({Origin(waypoint)})");
            yield return new("Lets in", BindingWords.Of(waypoint.AllowedRoutes));
            yield return new("Revision", waypoint.Revision ?? "default");
            yield return new("Bound to it", $"{live.Mesh.Bindings.BoundTo(waypoint.Reference).Count():N0} of {live.Mesh.Bindings.NamedBy(waypoint.Reference).Count:N0} services and workloads that name it");
            if (waypoint.Binding is { } binding)
            {
                yield return new("Sandwiched", binding.Port == 0 ? binding.Protocol : $"{binding.Protocol}, port {binding.Port}");
            }
        }

        yield return new("Addresses", gateway.Addresses.Count == 0 ? "none: nobody can be bound to it" : string.Join(", ", gateway.Addresses.Select(address => address.Value)));
        yield return new("Programmed", gateway.Programmed is { } programmed ? $"{programmed.Status} {programmed.Reason}. {programmed.Message}".Trim() : "istiod has not said");
        yield return new("Pods ready", $"{pods.Count(pod => pod.IsReady)} of {pods.Count}");
        yield return new("Listeners", string.Join(", ", gateway.Listeners.Select(listener => $"{listener.Name} {listener.Protocol} {listener.Port}")));
    }

    private static string Origin(Waypoint waypoint) => waypoint.TrafficTypeFrom switch
    {
        null => "the default: neither the Gateway nor its class says",
        { Kind: ResourceKind.GatewayClass } found => $"from the label of GatewayClass {found.Name}",
        _ => "from its own label",
    };

    private static IEnumerable<ObjectFact> OfNamespace(NamespaceResource home, LiveMesh live)
    {
        var row = new NamespacesModel().Read(home.Key, live)!; // A Namespace that is there has a row.
        yield return new("Dataplane mode", NamespaceRow.IdOf(row.Mode));
        var enrollment = row.Enrollment;
        yield return enrollment.Waypoint is { } waypoint ? new("Waypoint", waypoint.ToString(), waypoint.Key)
            : new("Waypoint", enrollment.IsNone ? $"none: {IstioNames.UseWaypoint}={IstioNames.None}" : "its labels name none");
        if (enrollment.Refusal is { } refusal)
        {
            yield return new("Refused", $"{refusal.Reason}: {refusal.Message}. Traffic goes direct, without L7 policy.");
        }

        if (enrollment.Canary is { } canary)
        {
            yield return new("Canary", canary.ToString(), canary.Key);
        }

        yield return new("Services bound", $"{row.BoundServices:N0} of {row.Services:N0}");
        yield return new("Pods captured", row.CapturedShare is { } share ? $"{row.CapturedPods:N0} of {row.Pods:N0} ({share} %)" : "no pods");
    }

    private static IEnumerable<ObjectFact> OfService(ServiceResource service) => Some(
        ("Type", service.IsHeadless ? "Headless: clients address its pods and pass a service waypoint by" : service.Type),
        ("External name", service.ExternalName),
        ("Cluster address", service.IsHeadless ? "" : string.Join(", ", service.ClusterIPs)),
        ("External addresses", string.Join(", ", service.ExternalAddresses)),
        ("Ports", ServicesModel.PortsOf(service)),
        ("Selector", service.Selector.ToString()));

    private static IEnumerable<ObjectFact> OfServiceEntry(ServiceEntryResource entry) => Some(
        ("Hosts", string.Join(", ", entry.Hosts)),
        ("Virtual address", VirtualAddress.WhyNone(entry) is (var why, _) ? $"none ({why})" : string.Join(", ", VirtualAddress.Of(entry))),
        ("Ports", ServicesModel.PortsOf(entry)),
        ("Location", entry.Location),
        ("Resolution", entry.Resolution),
        ("Endpoints", string.Join(", ", entry.Endpoints.Select(endpoint => endpoint.Address))),
        ("Workload selector", entry.WorkloadSelector?.ToString()),
        ("Exported to", entry.ExportTo.Count == 0 ? "everywhere" : string.Join(", ", entry.ExportTo)));

    private static IEnumerable<ObjectFact> OfPod(PodResource pod, LiveMesh live)
    {
        var capture = CaptureStates.Of(pod, live.Mesh.Resources.FindNamespace(pod.Namespace));
        yield return new("Capture", $"{CaptureStates.LabelOf(capture)}. {CaptureStates.Why(capture)}");
        yield return new("Phase", pod.WaitingReason is { } reason ? $"{pod.Phase}: {reason}. {pod.WaitingMessage}".Trim() : pod.IsReady ? $"{pod.Phase}, ready" : $"{pod.Phase}, not ready");
        if (pod.Metadata.Owner is not null)
        {
            var owner = PodOwner.Of(pod, live.Mesh.Resources.In(pod.Namespace));
            yield return new("Owner", $"{owner.Kind} {owner.Name}", ResourceKinds.Find(owner.Kind) is { } kind ? new(kind.Kind, pod.Namespace, owner.Name) : null);
        }

        yield return new("Addresses", pod.Addresses.Count == 0 ? "none yet" : string.Join(", ", pod.Addresses));
        yield return new("Node", pod.NodeName.Length == 0 ? "not scheduled" : pod.NodeName);
        yield return new("Service account", pod.ServiceAccount, new(ResourceKind.ServiceAccount, pod.Namespace, pod.ServiceAccount));
        yield return new("Containers", string.Join(", ", pod.ContainerNames));
        if (pod.IsHostNetwork)
        {
            yield return new("Network", "the node's own");
        }
    }

    private static IEnumerable<ObjectFact> OfWorkloadEntry(WorkloadEntryResource entry) => Some(
        ("Address", entry.Address), ("Service account", entry.ServiceAccount), ("Network", entry.Network), ("Workload labels", entry.EffectiveLabels.ToString()));

    private static IEnumerable<ObjectFact> OfPolicy(PolicyResource policy) => policy.TargetRefs.Count > 0
        ? [new("Attached to", string.Join(", ", policy.TargetRefs.Select(Words)))]
        : [new("Selects", policy.Selector is { Count: > 0 } selector ? $"pods with {selector}" : "all of its namespace")];

    private static string Words(TargetReference reference) =>
        $"{reference.Kind} {(reference.Namespace is { Length: > 0 } home ? $"{home}/" : "")}{reference.Name}{(reference.Port is { } port ? $":{port}" : "")}";

    private static IEnumerable<ObjectFact> Some(params (string Name, string? Text)[] facts) =>
        facts.Where(fact => !string.IsNullOrEmpty(fact.Text)).Select(fact => new ObjectFact(fact.Name, fact.Text!));
}
