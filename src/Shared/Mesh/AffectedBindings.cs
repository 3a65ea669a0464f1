using System.Collections.Immutable;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Mesh;

/// <summary>Which bindings a change of objects can touch.</summary>
internal static class AffectedBindings
{
    private static readonly ImmutableArray<ResourceKind> Bindable =
        [ResourceKind.Service, ResourceKind.ServiceEntry, ResourceKind.Pod, ResourceKind.WorkloadEntry];

    private static readonly ImmutableArray<ResourceKind> Entries = [ResourceKind.ServiceEntry, ResourceKind.WorkloadEntry];
    private static readonly ImmutableArray<ResourceKind> Workloads = [ResourceKind.Pod, ResourceKind.WorkloadEntry];

    public static IReadOnlyCollection<ObjectKey> Of(MeshSnapshot before, ResourceIndex after, ImmutableHashSet<ObjectKey> changed)
    {
        var affected = new HashSet<ObjectKey>();
        foreach (var key in changed)
        {
            switch (key.Kind)
            {
                case ResourceKind.Namespace:
                    affected.UnionWith(Bindable.SelectMany(kind => KeysIn(after, key.Name, kind)));
                    break;
                case ResourceKind.Gateway:
                    AddDependents(affected, before, after, new(key.Namespace, key.Name));
                    break;
                case ResourceKind.GatewayClass:
                    foreach (var gateway in after.All<GatewayResource>(ResourceKind.Gateway).Where(gateway => gateway.ClassName == key.Name))
                    {
                        AddDependents(affected, before, after, new(gateway.Namespace, gateway.Name));
                    }

                    break;
                case ResourceKind.Deployment when IstiodRevision(before.Resources, key) != IstiodRevision(after, key):
                    affected.UnionWith(Entries.SelectMany(after.All<MeshResource>).Where(RevisionFilter.Concerns).Select(entry => entry.Key));
                    break;
                case ResourceKind.ConfigMap:
                    affected.UnionWith(after.All<MeshResource>(ResourceKind.ServiceEntry).Select(entry => entry.Key));
                    break;
                case var kind when WaypointResolver.IsBindable(kind):
                    affected.Add(key);
                    break;
            }
        }

        return affected;
    }

    /// <summary>All that a Gateway's state can decide: who names it, its own instances, and workloads that pass over it silently because their namespace's waypoint is not for them.</summary>
    private static void AddDependents(HashSet<ObjectKey> affected, MeshSnapshot before, ResourceIndex after, WaypointRef waypoint)
    {
        affected.UnionWith(before.Bindings.NamedBy(waypoint));
        foreach (var kind in Workloads)
        {
            affected.UnionWith(after.In(waypoint.Namespace).All<MeshResource>(kind)
                .Where(workload => workload.EffectiveLabels[IstioNames.GatewayName] == waypoint.Name)
                .Select(workload => workload.Key));
        }

        foreach (var consumer in after.All<NamespaceResource>(ResourceKind.Namespace))
        {
            if (UseWaypointLabel.Read(consumer.Labels, consumer.Name).Waypoint == waypoint)
            {
                affected.UnionWith(Workloads.SelectMany(kind => KeysIn(after, consumer.Name, kind)));
            }
        }
    }

    private static IEnumerable<ObjectKey> KeysIn(ResourceIndex resources, string namespaceName, ResourceKind kind) =>
        resources.In(namespaceName).All<MeshResource>(kind).Select(resource => resource.Key);

    private static string? IstiodRevision(ResourceIndex resources, ObjectKey key) => (resources.Find(key) as DeploymentResource)?.IstiodRevision;
}
