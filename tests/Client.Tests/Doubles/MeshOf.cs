using System.Collections.Immutable;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Tests.Doubles;

/// <summary>Small meshes.</summary>
internal static class MeshOf
{
    public static LiveMesh Objects(params IEnumerable<MeshResource> resources) =>
        LiveMeshBuilder.FromScratch(resources, MeshCoverage.Empty.With(new KindCoverage(ResourceKind.Namespace, null, WatchState.Synced)), 1);

    public static NamespaceResource Namespace(string name, params (string Key, string Value)[] labels) => new(new("", name, LabelSet.Of(labels), LabelSet.Empty));

    public static ServiceResource Service(string home, string name, params (string Key, string Value)[] labels) =>
        new(new(home, name, LabelSet.Of(labels), LabelSet.Empty), "ClusterIP", ["10.0.0.1"], LabelSet.Empty, [], [], []);

    public static GatewayResource Waypoint(string home, string name, string? allowedFrom = null, params (string Key, string Value)[] labels) =>
        new(new(home, name, LabelSet.Of(labels), LabelSet.Empty), IstioNames.WaypointClass, [new("mesh", IstioNames.HbonePort, "HBONE", allowedFrom)], [new GatewayAddress("IPAddress", "10.0.0.9")], [], []);

    public static LiveChange Change(LiveMesh current, params ObjectKey[] changed) =>
        new(current, new MeshChange(current.Mesh, false, [.. changed], ImmutableHashSet<ObjectKey>.Empty, false), []);
}
