using System.Collections.Immutable;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>The label <c>istio.io/use-waypoint</c> as the rules see it: on the object that carries it.</summary>
internal static class WaypointLabel
{
    /// <summary>The kinds that istiod reads the label on.</summary>
    public static ImmutableArray<ResourceKind> Carriers { get; } =
        [ResourceKind.Namespace, ResourceKind.Service, ResourceKind.Pod, ResourceKind.ServiceEntry, ResourceKind.WorkloadEntry];

    /// <summary>The waypoint that an object's own label asks for; null where it asks for none, or where nothing comes of it: an object that the mesh does not know, or the service of a gateway.</summary>
    public static WaypointRef? InForceOn(MeshSnapshot mesh, MeshResource subject)
    {
        if (subject.Kind == ResourceKind.Namespace)
        {
            return UseWaypointLabel.Read(subject.Labels, subject.Name).Waypoint;
        }

        return mesh.Bindings.Of(subject.Key) switch
        {
            WaypointBinding.Bound bound when bound.DecidedBy == subject.Key => bound.Waypoint,
            WaypointBinding.Refused refused when refused.DecidedBy == subject.Key => refused.Refusal.Waypoint,
            _ => null,
        };
    }

    /// <summary>The labels as written, such as <c>istio.io/use-waypoint=egress, istio.io/use-waypoint-namespace=infra</c>.</summary>
    public static string Written(MeshResource subject)
    {
        var labels = subject.EffectiveLabels;
        return labels[IstioNames.UseWaypointNamespace] is { } home
            ? $"{IstioNames.UseWaypoint}={labels[IstioNames.UseWaypoint]}, {IstioNames.UseWaypointNamespace}={home}"
            : $"{IstioNames.UseWaypoint}={labels[IstioNames.UseWaypoint]}";
    }

    /// <summary>The objects that a label decides for: the carrier itself, or what inherits it from a Namespace.</summary>
    public static IEnumerable<ObjectKey> DecidesFor(MeshSnapshot mesh, MeshResource subject) => subject.Kind != ResourceKind.Namespace
        ? [subject.Key]
        : Carriers.SelectMany(kind => mesh.Resources.In(subject.Name).All<MeshResource>(kind))
            .Select(resource => resource.Key)
            .Where(key => mesh.Bindings.Of(key)?.DecidedBy == subject.Key)
            .Order();

    /// <summary>What it means that the waypoint which a label asks for is not used.</summary>
    public static string EffectOfNone(MeshSnapshot mesh, MeshResource subject)
    {
        const string Unapplied = "and routes and L7 policies are not applied";
        switch (subject.Kind)
        {
            case ResourceKind.Namespace:
                var services = DecidesFor(mesh, subject).Count(key => key.Kind is ResourceKind.Service or ResourceKind.ServiceEntry);
                return services == 0
                    ? "Nothing inherits the label yet; whatever comes into the namespace gets no waypoint."
                    : $"{FindingText.Count(services, "service")} that {(services == 1 ? "inherits" : "inherit")} the label {(services == 1 ? "gets" : "get")} no waypoint: traffic goes straight to the pods, {Unapplied}.";
            case ResourceKind.Pod or ResourceKind.WorkloadEntry:
                return "Traffic to its address goes straight to it, and L7 policies are not applied.";
            case ResourceKind.ServiceEntry:
                return $"It gets no waypoint, not even the namespace's: traffic goes straight to its hosts, {Unapplied}.";
            default:
                return $"It gets no waypoint, not even the namespace's: traffic goes straight to the pods, {Unapplied}.";
        }
    }
}
