using FsCheck;
using FsCheck.Fluent;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Mesh;

/// <summary>Random changes of a small cluster, in which names collide all the time: what refers to something often finds it, and often finds another thing or nothing.</summary>
internal static class RandomMesh
{
    private const string RootNamespace = "istio-system";

    private static readonly string[] Homes = ["shop", "bank"];
    private static readonly string[] Gateways = ["wp", "wide"];
    private static readonly string[] Names = ["a", "b"];
    private static readonly string[] Networks = ["", "net1", "net2"];
    private static readonly string[] Classes = ["istio-waypoint", "third", "istio", "istio-east-west", "istio-remote", "nobody"];

    /// <summary>A change of one object.</summary>
    public static Gen<ResourceEvent> Event() => Gen.Frequency((5, Added()), (2, Removed()), (1, Listed()));

    private static Gen<ResourceEvent> Added() => from resource in Resource() select (ResourceEvent)new ResourceEvent.Upserted(resource);

    private static Gen<ResourceEvent> Removed() => from resource in Resource() select (ResourceEvent)new ResourceEvent.Deleted(resource.Key);

    // A list after a break: what is not in it is gone.
    private static Gen<ResourceEvent> Listed() =>
        from resource in Resource()
        from others in Gen.ListOf(Resource(), 4)
        select (ResourceEvent)new ResourceEvent.Listed(
            resource.Kind, null, [.. others.Append(resource).Where(other => other.Kind == resource.Kind).DistinctBy(other => other.Key)]);

    private static Gen<MeshResource> Resource() => Gen.Frequency(
        (3, Namespaces()), (4, Services()), (4, Pods()), (3, Entries()), (3, WorkloadEntries()), (5, GatewaysOf()), (2, GatewayClasses()), (1, Istiods()), (1, MeshConfigs()));

    private static Gen<MeshResource> Namespaces() =>
        from name in Gen.Elements<string>([.. Homes, RootNamespace])
        from labels in Labels()
        from mode in Gen.Elements<string?>("ambient", "none", null)
        from network in Gen.Elements(Networks)
        select (MeshResource)new NamespaceResource(new("", name, labels.With("istio.io/dataplane-mode", mode).With(IstioNames.Network, network.Length == 0 ? null : network), Weight(labels)));

    private static Gen<MeshResource> Services() =>
        from home in Gen.Elements(Homes)
        from name in Gen.Elements(Names)
        from labels in Labels()
        from type in Gen.Frequency((6, Gen.Constant("ClusterIP")), (1, Gen.Constant("ExternalName")))
        from address in Gen.Elements("10.0.0.1", "None")
        from managed in Gen.Frequency((8, Gen.Constant<string?>(null)), (1, Gen.Constant<string?>("istio.io-mesh-controller")))
        select (MeshResource)new ServiceResource(
            new(home, name, labels.With(IstioNames.Managed, managed), Weight(labels)), type, [address], LabelSet.Of(("app", name)), [new("http", 80, "TCP"), new("dns", 53, "UDP")], [], [], type == "ExternalName" ? "x.example" : null);

    private static Gen<MeshResource> Pods() =>
        from home in Gen.Elements(Homes)
        from name in Gen.Elements(Names)
        from labels in Labels()
        from instance in Gen.Frequency((4, Gen.Constant<string?>(null)), (2, from gateway in Gen.Elements(Gateways) select (string?)gateway))
        from redirection in Gen.Elements<string?>("enabled", "enabled", "pending", null)
        from phase in Gen.Frequency((6, Gen.Constant("Running")), (1, Gen.Constant("Succeeded")))
        from hasAddress in Gen.Frequency((6, Gen.Constant(true)), (1, Gen.Constant(false)))
        from isReady in Gen.Elements(true, true, false)
        from isHost in Gen.Frequency((6, Gen.Constant(false)), (1, Gen.Constant(true)))
        from network in Gen.Elements(Networks)
        from containers in Gen.Elements<string[]>(["app"], ["app", "istio-proxy"], ["istio-proxy"])
        select (MeshResource)new PodResource(
            new(home, name, labels.With("app", name).With(IstioNames.GatewayName, instance).With(IstioNames.Network, network.Length == 0 ? null : network), LabelSet.Empty.With(IstioNames.Redirection, redirection)),
            phase, hasAddress ? ["10.1.0.1"] : [], "n1", "default", isHost, isReady, [.. containers]);

    private static Gen<MeshResource> Entries() =>
        from home in Gen.Elements(Homes)
        from name in Gen.Elements(Names)
        from labels in Labels()
        from revision in Revision()
        from own in Labels()
        from network in Gen.Elements(Networks)
        from addresses in Gen.Elements<string[]>([], ["240.0.0.1"])
        select (MeshResource)new ServiceEntryResource(
            new(home, name, labels.With(IstioNames.Revision, revision), Weight(labels)), [$"{name}.example.com"], [.. addresses], [], [], "MESH_EXTERNAL", "STATIC",
            [new ServiceEntryEndpoint("192.0.2.1", own, network)], LabelSet.Of(("app", name)), [], []);

    private static Gen<MeshResource> WorkloadEntries() =>
        from home in Gen.Elements(Homes)
        from name in Gen.Elements(Names)
        from labels in Labels()
        from inSpec in Labels()
        from revision in Revision()
        from instance in Gen.Frequency((6, Gen.Constant<string?>(null)), (1, from gateway in Gen.Elements(Gateways) select (string?)gateway))
        from network in Gen.Elements(Networks)
        select (MeshResource)new WorkloadEntryResource(
            new(home, name, labels.With(IstioNames.Revision, revision), LabelSet.Empty), "192.0.2.2", inSpec.With("app", name).With(IstioNames.GatewayName, instance), "default", network, []);

    private static Gen<MeshResource> GatewaysOf() =>
        from home in Gen.Elements(Homes)
        from name in Gen.Elements(Gateways)
        from type in Gen.Elements<string?>(null, "service", "workload", "all", "none", "odd")
        from className in Gen.Elements(Classes)
        from hasAddress in Gen.Elements(true, true, false)
        from binding in Gen.Frequency((6, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>("PROXY", "PROXY/15088", "NONE", "x/y/z")))
        from network in Gen.Elements(Networks)
        from listeners in Gen.ListOf(Listeners(), 2)
        select (MeshResource)new GatewayResource(
            new(home, name, LabelSet.Empty.With(IstioNames.WaypointFor, type).With(IstioNames.Network, network.Length == 0 ? null : network), LabelSet.Empty.With(IstioNames.WaypointInboundBinding, binding)),
            className, [.. listeners], hasAddress ? [new GatewayAddress("Hostname", $"{name}.{home}.svc.cluster.local")] : [], [], []);

    private static Gen<GatewayListener> Listeners() =>
        from port in Gen.Elements(15008, 15008, 15088, 80)
        from protocol in Gen.Elements("HBONE", "HBONE", "istio.io/PROXY", "HTTP")
        from admits in Gen.Elements<string?>(null, "All", "Same", "Selector")
        from selector in Gen.Elements<LabelSelector?>(null, LabelSelector.Everything, new LabelSelector(LabelSet.Of(("team", "one")), []), new LabelSelector(LabelSet.Empty, [new LabelRequirement("team", "NotIn", ["one"])]))
        select new GatewayListener("mesh", port, protocol, admits, selector);

    private static Gen<MeshResource> GatewayClasses() =>
        from name in Gen.Elements(Classes)
        from type in Gen.Elements<string?>(null, "service", "workload", "all")
        from controller in Gen.Elements("istio.io/mesh-controller", "istio.io/gateway-controller", "istio.io/eastwest-controller", "example.com/third")
        from binding in Gen.Elements<string?>(null, "PROXY/15088")
        select (MeshResource)new GatewayClassResource(
            new("", name, LabelSet.Empty.With(IstioNames.WaypointFor, type), LabelSet.Empty.With(IstioNames.WaypointInboundBinding, binding)), controller, []);

    private static Gen<MeshResource> Istiods() =>
        from revision in Gen.Elements("blue", "green")
        from runs in Gen.Elements(true, false)
        select (MeshResource)new DeploymentResource(new(RootNamespace, "istiod", LabelSet.Empty, LabelSet.Empty), LabelSet.Empty, 1, 1, [], runs ? revision : null);

    private static Gen<MeshResource> MeshConfigs() =>
        from visibility in Gen.Elements("PUBLIC", "NAMESPACE", "NONE")
        from others in Gen.Elements("PUBLIC", "NAMESPACE", "NONE")
        select (MeshResource)new MeshConfigResource(
            new(RootNamespace, "istio", LabelSet.Empty, LabelSet.Empty), RootNamespace, "cluster.local",
            [new VisibilityPolicy(new LabelSelector(LabelSet.Of(("team", "one")), []), visibility), new VisibilityPolicy(null, others)]);

    private static Gen<string?> Revision() => Gen.Frequency((4, Gen.Constant<string?>(null)), (2, Gen.Elements<string?>("blue", "green")));

    private static Gen<LabelSet> Labels() =>
        from use in Gen.Frequency((3, Gen.Constant<string?>(null)), (6, Gen.Elements<string?>(Gateways)), (1, Gen.Elements<string?>("none", "", "gone")))
        from useHome in Gen.Frequency((3, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>(Homes)))
        from canary in Gen.Frequency((3, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>(Gateways)))
        from canaryHome in Gen.Frequency((3, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>(Homes)))
        from team in Gen.Elements<string?>(null, "one", "two")
        select LabelSet.Empty.With(IstioNames.UseWaypoint, use).With(IstioNames.UseWaypointNamespace, useHome)
            .With(IstioNames.UseWaypointCanary, canary).With(IstioNames.UseWaypointCanaryNamespace, canaryHome).With("team", team);

    // Annotations that go with a canary: its weight, which may be nonsense.
    private static LabelSet Weight(LabelSet labels) => labels["team"] switch
    {
        "one" => LabelSet.Of((IstioNames.UseWaypointCanaryWeight, "100")),
        "two" => LabelSet.Of((IstioNames.UseWaypointCanaryWeight, "much")),
        _ => LabelSet.Of((IstioNames.UseWaypointCanaryWeight, "30")),
    };
}
