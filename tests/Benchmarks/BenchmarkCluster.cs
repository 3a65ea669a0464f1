using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Benchmarks;

/// <summary>
/// A cluster of any size in which ten times the pods are ten times the namespaces: 100 pods and 15 services to a namespace, with their Deployments, ReplicaSets, policies and routes.
/// Half of the namespaces use a waypoint of their own, half a shared one.
/// </summary>
internal static class BenchmarkCluster
{
    public const int PodsPerNamespace = 100;
    public const int ServicesPerNamespace = 15;

    /// <summary>Everything of every kind has been read.</summary>
    public static MeshCoverage Coverage { get; } = ResourceKinds.All.Aggregate(MeshCoverage.Empty, (known, info) => known.With(new(info.Kind, null, WatchState.Synced)));

    /// <summary>The objects.</summary>
    public static IEnumerable<MeshResource> Resources(int pods) =>
    [
        new GatewayClassResource(Metadata("", IstioNames.WaypointClass), IstioNames.WaypointController, []),
        new MeshConfigResource(Metadata("istio-system", "istio"), "istio-system", "cluster.local", []),
        Namespace("istio-system"), Namespace("shared"), Waypoint("shared", "All"), WaypointPod("shared"),
        .. Enumerable.Range(0, pods / PodsPerNamespace).SelectMany(NamespaceWithAll),
    ];

    /// <summary>One of the pods.</summary>
    public static PodResource Pod(string home, int number, bool isReady = true)
    {
        var app = $"app-{number % ServicesPerNamespace}";
        return new(
            new(home, $"pod-{number}", LabelSet.Of(("app", app)), LabelSet.Of((IstioNames.Redirection, "enabled")), Owner: new("ReplicaSet", $"{app}-x")),
            "Running", ["10.1.0.1"], "node-1", "default", false, isReady, ["app"]);
    }

    /// <summary>One of the services.</summary>
    public static ServiceResource Service(string home, int number, params (string Key, string Value)[] labels) =>
        new(Metadata(home, $"app-{number}", labels), "ClusterIP", ["10.0.0.1"], LabelSet.Of(("app", $"app-{number}")), [], [], []);

    private static IEnumerable<MeshResource> NamespaceWithAll(int number)
    {
        var home = $"ns-{number}";
        var isShared = number % 2 == 1;
        yield return isShared
            ? Namespace(home, (IstioNames.DataplaneMode, IstioNames.Ambient), (IstioNames.UseWaypoint, "waypoint"), (IstioNames.UseWaypointNamespace, "shared"))
            : Namespace(home, (IstioNames.DataplaneMode, IstioNames.Ambient), (IstioNames.UseWaypoint, "waypoint"));
        if (!isShared)
        {
            yield return Waypoint(home, "Same");
            yield return WaypointPod(home);
        }

        for (var pod = 0; pod < PodsPerNamespace; pod++)
        {
            yield return Pod(home, pod);
        }

        for (var service = 0; service < ServicesPerNamespace; service++)
        {
            var labels = LabelSet.Of(("app", $"app-{service}"));
            yield return Service(home, service);
            yield return new ReplicaSetResource(new(home, $"app-{service}-x", labels, LabelSet.Empty, Owner: new("Deployment", $"app-{service}")), labels, 7);
            yield return new DeploymentResource(Metadata(home, $"app-{service}"), labels, 7, 7, []);
        }

        for (var policy = 0; policy < 5; policy++)
        {
            yield return new AuthorizationPolicyResource(
                Metadata(home, $"clients-{policy}"), LabelSet.Of(("app", $"app-{policy}")), [], "ALLOW",
                [new([new([new("principals", ["cluster.local/ns/shared/sa/waypoint", $"cluster.local/ns/{home}/sa/waypoint"])])], [], [])], []);
            yield return new RouteResource(ResourceKind.HTTPRoute, Metadata(home, $"route-{policy}"), [new("", "Service", $"app-{policy}")], [new("", "Service", $"app-{policy}")], [], 1, []);
        }
    }

    private static NamespaceResource Namespace(string name, params (string Key, string Value)[] labels) => new(Metadata("", name, labels));

    private static GatewayResource Waypoint(string home, string from) => new(
        Metadata(home, "waypoint"), IstioNames.WaypointClass, [new("mesh", IstioNames.HbonePort, "HBONE", from)], [new("IPAddress", "10.0.0.9")], [], [new("Programmed", "True", "Programmed", "")]);

    private static PodResource WaypointPod(string home) => new(
        Metadata(home, "waypoint-1", (IstioNames.GatewayName, "waypoint"), (IstioNames.DataplaneMode, IstioNames.None)), "Running", ["10.1.0.2"], "node-1", "waypoint", false, true, ["istio-proxy"]);

    private static ObjectMetadata Metadata(string home, string name, params (string Key, string Value)[] labels) => new(home, name, LabelSet.Of(labels), LabelSet.Empty);
}
