using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Shared.Tests.Topology;

/// <summary>Small objects, and the mesh that they make.</summary>
internal static class TopologyObjects
{
    public static NamespaceResource Namespace(string name, params (string Key, string Value)[] labels) => new(Metadata("", name, labels));

    public static ServiceResource Service(string home, string name, params (string Key, string Value)[] labels) =>
        new(Metadata(home, name, labels), "ClusterIP", ["10.0.0.1"], LabelSet.Of(("app", name)), [], [], []);

    public static PodResource Pod(string home, string app, string name, params (string Key, string Value)[] labels) =>
        new(
            new(home, name, LabelSet.Of(("app", app)).Overlay(LabelSet.Of(labels)), LabelSet.Of(("ambient.istio.io/redirection", "enabled")), Owner: new("StatefulSet", app)),
            "Running", ["10.1.0.1"], "node", "default", false, true, ["app"]);

    public static GatewayResource Waypoint(string home, string name, string from = "Same", string trafficType = "service", bool hasAddress = true) =>
        new(
            Metadata(home, name, ("istio.io/waypoint-for", trafficType)),
            "istio-waypoint",
            [new GatewayListener("mesh", 15008, "HBONE", AllowedFrom: from)],
            hasAddress ? [new GatewayAddress("IPAddress", "10.0.0.9")] : [],
            [],
            [new StatusCondition("Programmed", hasAddress ? "True" : "False", "Programmed", "")]);

    public static (string Key, string Value) Uses(string waypoint) => ("istio.io/use-waypoint", waypoint);

    public static (string Key, string Value) In(string home) => ("istio.io/use-waypoint-namespace", home);

    public static LiveMesh MeshOf(params IEnumerable<MeshResource> resources) => LiveMeshBuilder.FromScratch(resources, MeshCoverage.Empty, 1);

    public static TopologyGraph Graph(TopologyView view, params IEnumerable<MeshResource> resources) => TopologyProjector.Project(MeshOf(resources), view).Graph;

    private static ObjectMetadata Metadata(string home, string name, params (string Key, string Value)[] labels) =>
        new(home, name, LabelSet.Of(labels), LabelSet.Empty);
}
