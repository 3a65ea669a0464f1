using System.Collections.Immutable;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>The cluster as it will be when a change is made and istiod and the CNI have followed it: waypoints are programmed and have a pod, pods are redirected, conditions are written.</summary>
public static class PlannedWorld
{
    private const string Redirected = "enabled";

    /// <summary>The state after a change.</summary>
    /// <param name="before">The state now.</param>
    /// <param name="changes">The objects that the change writes or deletes.</param>
    public static LiveChange After(LiveMesh before, IReadOnlyList<PlannedObject> changes)
    {
        var events = changes.SelectMany(change => Events(before.Mesh.Resources, change)).ToList();
        var written = LiveMeshBuilder.Apply(before, events);
        var followed = LiveMeshBuilder.Apply(written.Current, [.. Capture(before.Mesh.Resources, written)]);
        var told = LiveMeshBuilder.Apply(followed.Current, [.. Conditions(before.Mesh, written.Then(followed))]);
        return written.Then(followed).Then(told);
    }

    private static IEnumerable<ResourceEvent> Events(ResourceIndex resources, PlannedObject change)
    {
        switch (change.After)
        {
            case null:
                return [new ResourceEvent.Deleted(change.Key), .. Gone(resources, change.Key)];
            case GatewayResource gateway when GatewayRoles.Of(gateway, resources) == GatewayRole.Waypoint:
                return Programmed(resources, gateway);
            default:
                return [new ResourceEvent.Upserted(change.After)];
        }
    }

    // What istiod deployed for a Gateway goes with it, and what lies in a namespace with that.
    private static IEnumerable<ResourceEvent> Gone(ResourceIndex resources, ObjectKey key) => key.Kind switch
    {
        ResourceKind.Gateway => resources.In(key.Namespace).Everything()
            .Where(resource => resource.Kind != ResourceKind.Gateway && resource.Labels[IstioNames.GatewayName] == key.Name && resource.Labels.Has(IstioNames.Managed))
            .Select(resource => new ResourceEvent.Deleted(resource.Key)),
        ResourceKind.Namespace => resources.In(key.Name).Everything().Select(resource => new ResourceEvent.Deleted(resource.Key)),
        _ => [],
    };

    private static IEnumerable<ResourceEvent> Programmed(ResourceIndex resources, GatewayResource gateway)
    {
        var address = $"{gateway.Name}.{gateway.Namespace}.svc.cluster.local";
        var conditions = gateway.Conditions.Where(condition => condition.Type is not ("Accepted" or "Programmed"))
            .Append(new("Accepted", "True", "Accepted", "Resource accepted"))
            .Append(new("Programmed", "True", "Programmed", "Resource programmed"));
        yield return new ResourceEvent.Upserted(gateway with
        {
            Conditions = gateway.Programmed is { Status: "True" } ? gateway.Conditions : conditions.ToValueList(),
            Addresses = gateway.Addresses.Count > 0 ? gateway.Addresses : [new("Hostname", address)],
        });
        if (WaypointAvailability.PodsOf(resources, gateway).Count == 0)
        {
            var labels = LabelSet.Of((IstioNames.GatewayName, gateway.Name), (IstioNames.DataplaneMode, IstioNames.None), (IstioNames.Managed, "istio.io-mesh-controller"));
            yield return new ResourceEvent.Upserted(new PodResource(
                new(gateway.Namespace, $"{gateway.Name}-planned", labels, LabelSet.Empty), "Running", ["0.0.0.0"], "", gateway.Name, false, true, ["istio-proxy"]));
        }
    }

    // The CNI follows the labels of namespaces and pods within moments.
    private static IEnumerable<ResourceEvent> Capture(ResourceIndex before, LiveChange written)
    {
        var after = written.Current.Mesh.Resources;
        var pods = written.Mesh.Changed.SelectMany(key => key.Kind switch
        {
            ResourceKind.Namespace when before.FindNamespace(key.Name)?.Labels[IstioNames.DataplaneMode] != after.FindNamespace(key.Name)?.Labels[IstioNames.DataplaneMode] =>
                after.In(key.Name).All<PodResource>(ResourceKind.Pod),
            ResourceKind.Pod when after.Find(key) is PodResource pod && pod.Labels[IstioNames.DataplaneMode] != before.Find(key)?.Labels[IstioNames.DataplaneMode] => [pod],
            _ => [],
        });
        foreach (var pod in pods.DistinctBy(pod => pod.Key))
        {
            var isRedirected = pod.Annotations[IstioNames.Redirection] == Redirected;
            var asked = pod with { Metadata = pod.Metadata with { Annotations = pod.Annotations.With(IstioNames.Redirection, null) } };
            var shallBe = Traffic.Capture.Of(asked, after.FindNamespace(pod.Namespace)).State == CaptureState.NotRedirected;
            if (isRedirected != shallBe)
            {
                yield return new ResourceEvent.Upserted(shallBe ? pod with { Metadata = pod.Metadata with { Annotations = pod.Annotations.With(IstioNames.Redirection, Redirected) } } : asked);
            }
        }
    }

    private static IEnumerable<ResourceEvent> Conditions(MeshSnapshot before, LiveChange change)
    {
        var mesh = change.Current.Mesh;
        foreach (var key in change.Mesh.Rebound.Union(Reworded(before, change)))
        {
            if (mesh.Resources.Find(key) is { } resource && mesh.Bindings.Of(key) is { } binding)
            {
                var expected = WaypointBoundCondition.Expected(resource, binding, mesh.Resources);
                if (!WaypointBoundCondition.Agree(expected, WaypointBoundCondition.Written(resource)))
                {
                    yield return new ResourceEvent.Upserted(Told(resource, expected));
                }
            }
        }
    }

    // The condition also tells of ingress traffic, which labels of the object and its namespace decide. What istiod had not followed before is not what this change is about.
    private static IEnumerable<ObjectKey> Reworded(MeshSnapshot before, LiveChange change) =>
        change.Mesh.Changed
            .SelectMany(key => key.Kind == ResourceKind.Namespace
                ? change.Current.Mesh.Resources.In(key.Name).Everything().Where(resource => resource is ServiceResource or ServiceEntryResource).Select(resource => resource.Key)
                : [key])
            .Where(key => before.Resources.Find(key) is { } resource && before.Bindings.Of(key) is { } binding
                && WaypointBoundCondition.Agree(WaypointBoundCondition.Expected(resource, binding, before.Resources), WaypointBoundCondition.Written(resource)));

    private static MeshResource Told(MeshResource resource, StatusCondition? condition)
    {
        return resource switch
        {
            ServiceResource service => service with { Conditions = Replaced(service.Conditions) },
            ServiceEntryResource entry => entry with { Conditions = Replaced(entry.Conditions) },
            WorkloadEntryResource entry => entry with { Conditions = Replaced(entry.Conditions) },
            _ => resource,
        };

        ValueList<StatusCondition> Replaced(ValueList<StatusCondition> conditions)
        {
            var others = conditions.Where(found => found.Type != IstioNames.WaypointBound);
            return (condition is null ? others : others.Append(condition)).ToValueList();
        }
    }
}
