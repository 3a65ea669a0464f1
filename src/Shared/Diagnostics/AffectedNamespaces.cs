using System.Collections.Immutable;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>Which namespaces a change can touch the findings of. A pod touches its own; what others refer to touches them too.</summary>
/// <param name="before">The snapshot that the previous findings are of.</param>
/// <param name="previous">The previous findings.</param>
/// <param name="after">The snapshot now.</param>
internal sealed class AffectedNamespaces(MeshSnapshot before, FindingSet previous, MeshSnapshot after)
{
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _neighbours = new(StringComparer.Ordinal);
    private readonly HashSet<string> _roots = new(StringComparer.Ordinal)
    {
        MeshSettings.Of(before.Resources).RootNamespace,
        MeshSettings.Of(after.Resources).RootNamespace,
    };

    /// <summary>The namespaces to check again, the empty name for cluster-scoped objects; null for all of them.</summary>
    public IReadOnlyCollection<string>? Of(MeshChange change)
    {
        foreach (var key in change.Changed)
        {
            if (TouchesEverything(key))
            {
                return null;
            }

            AddChanged(key);
        }

        foreach (var key in change.Rebound)
        {
            AddRebound(key);
        }

        return _found;
    }

    private bool TouchesEverything(ObjectKey key) => key.Kind switch
    {
        ResourceKind.GatewayClass or ResourceKind.ConfigMap => true,
        ResourceKind.Pod or ResourceKind.ReplicaSet or ResourceKind.EndpointSlice or ResourceKind.ServiceAccount => false,
        ResourceKind.Deployment => IsIstiod(before.Resources.Find(key)) || IsIstiod(after.Resources.Find(key)),
        ResourceKind.Namespace => _roots.Contains(key.Name),
        _ => _roots.Contains(key.Namespace),
    };

    private void AddChanged(ObjectKey key)
    {
        var home = FindingSet.PartitionOf(key);
        switch (key.Kind)
        {
            case ResourceKind.Pod or ResourceKind.ReplicaSet or ResourceKind.EndpointSlice or ResourceKind.ServiceAccount
                or ResourceKind.Deployment or ResourceKind.PodDisruptionBudget or ResourceKind.HorizontalPodAutoscaler:
                _found.Add(home);
                AddConsumers(key);
                break;
            case ResourceKind.Namespace when ComesOrGoes(key):
                // Whether a waypoint that is named can be deployed there matters to those who route to the services that name it: two steps.
                foreach (var neighbour in AddNeighbours(home))
                {
                    AddNeighbours(neighbour);
                }

                break;
            case ResourceKind.Gateway:
                // Those who route to its neighbours' services are told by them: two steps.
                AddNeighbours(NamespaceReferences.GatewaysNamed(key.Name));
                foreach (var neighbour in AddNeighbours(home))
                {
                    AddNeighbours(neighbour);
                }

                break;
            case ResourceKind.ServiceEntry or ResourceKind.VirtualService or ResourceKind.DestinationRule:
                AddNeighbours(home);
                AddNeighbours(NamespaceReferences.Hosts);
                break;
            case ResourceKind.Service:
                AddNeighbours(home);
                AddConsumers(key);
                break;
            default:
                AddNeighbours(home);
                break;
        }
    }

    private void AddRebound(ObjectKey key)
    {
        if (key.Kind != ResourceKind.Pod)
        {
            AddChangedBinding(key);
            return;
        }

        _found.Add(key.Namespace);
        AddNamed(before.Bindings.Of(key));
        AddNamed(after.Bindings.Of(key));
    }

    private void AddChangedBinding(ObjectKey key)
    {
        AddNeighbours(key.Namespace);
        if (key.Kind == ResourceKind.ServiceEntry)
        {
            AddNeighbours(NamespaceReferences.Hosts);
        }
    }

    /// <summary>The instances of a Gateway, and what else istiod deploys for it or would have to, matter to all who name it.</summary>
    private void AddConsumers(ObjectKey key)
    {
        foreach (var mesh in (ReadOnlySpan<MeshSnapshot>)[before, after])
        {
            if (mesh.Resources.Find(key)?.Labels[IstioNames.GatewayName] is { } gateway)
            {
                _found.UnionWith(NamespacesNaming(new(key.Namespace, gateway)));
            }
        }

        // Under a name that is taken no waypoint can be deployed: that matters to who names it, and to who refers to their services.
        if (key.Kind is ResourceKind.Deployment or ResourceKind.ServiceAccount or ResourceKind.Service && ComesOrGoes(key))
        {
            AddNeighbours(key.Namespace);
            foreach (var name in NamespacesNaming(new(key.Namespace, key.Name)).ToList())
            {
                AddNeighbours(name);
            }
        }
    }

    private bool ComesOrGoes(ObjectKey key)
    {
        var (was, now) = (before.Resources.Find(key), after.Resources.Find(key));
        return was is null || now is null || was.Labels.Has(IstioNames.Managed) != now.Labels.Has(IstioNames.Managed);
    }

    private IEnumerable<string> NamespacesNaming(WaypointRef waypoint) => before.Bindings.NamedBy(waypoint).Union(after.Bindings.NamedBy(waypoint))
        .Select(consumer => consumer.Namespace)
        // Namespaces that hold nothing yet have no bindings.
        .Concat(previous.Referring(NamespaceReferences.GatewaysNamed(waypoint.Name))
            .Where(name => after.Resources.FindNamespace(name) is { } home && UseWaypointLabel.Read(home.Labels, name).Waypoint == waypoint))
        .Distinct(StringComparer.Ordinal);

    private void AddNamed(WaypointBinding? binding)
    {
        switch (binding)
        {
            case WaypointBinding.Bound bound:
                _found.Add(bound.Waypoint.Namespace);
                break;
            case WaypointBinding.Refused refused:
                _found.Add(refused.Refusal.Waypoint.Namespace);
                break;
        }
    }

    private HashSet<string> AddNeighbours(string node)
    {
        if (_neighbours.TryGetValue(node, out var known))
        {
            return known;
        }

        var neighbours = new HashSet<string>(previous.Partition(node).References, StringComparer.Ordinal) { node };
        neighbours.UnionWith(NamespaceReferences.Of(after, node));
        neighbours.UnionWith(previous.Referring(node));
        neighbours.RemoveWhere(name => name.StartsWith('~'));
        _found.UnionWith(neighbours);
        return _neighbours[node] = neighbours;
    }

    private static bool IsIstiod(MeshResource? resource) => resource is DeploymentResource { IstiodRevision: not null };
}
