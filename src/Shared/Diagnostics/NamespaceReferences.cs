using System.Collections.Immutable;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>What the objects of a namespace refer to outside of it: other namespaces, and two kinds of nodes that no namespace can be called.</summary>
internal static class NamespaceReferences
{
    /// <summary>The node of hosts outside of Kubernetes: a VirtualService may mean a ServiceEntry in whatever namespace.</summary>
    public const string Hosts = "~hosts";

    /// <summary>The node of all Gateways of a name, for labels that name one which is not there: another may have been meant.</summary>
    public static string GatewaysNamed(string name) => $"~gateway/{name}";

    public static ImmutableHashSet<string> Of(MeshSnapshot mesh, string namespaceName)
    {
        var found = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var partition = mesh.Resources.In(namespaceName);
        AddWaypoints(found, mesh, namespaceName, partition);
        AddMisplacedLabels(found, mesh, namespaceName, partition);
        AddRoutesAndPolicies(found, partition);
        AddHosts(found, mesh, partition);
        found.Remove(namespaceName);
        return found.ToImmutable();
    }

    private static void AddWaypoints(ImmutableHashSet<string>.Builder found, MeshSnapshot mesh, string namespaceName, NamespacePartition partition)
    {
        if (mesh.Resources.FindNamespace(namespaceName) is { } home)
        {
            AddWaypoint(found, mesh, UseWaypointLabel.Read(home.Labels, namespaceName).Waypoint);
            AddWaypoint(found, mesh, UseWaypointLabel.ReadCanary(home.Labels, namespaceName));
        }

        foreach (var kind in (ReadOnlySpan<ResourceKind>)[ResourceKind.Service, ResourceKind.ServiceEntry, ResourceKind.Pod, ResourceKind.WorkloadEntry])
        {
            foreach (var resource in partition.All<MeshResource>(kind))
            {
                switch (mesh.Bindings.Of(resource.Key))
                {
                    case WaypointBinding.Refused refused:
                        AddWaypoint(found, mesh, refused.Refusal.Waypoint);
                        break;
                    case WaypointBinding.Bound bound:
                        found.Add(bound.Waypoint.Namespace);
                        AddWaypoint(found, mesh, bound.Canary is null ? null : UseWaypointLabel.ReadCanary(resource.Labels, namespaceName));
                        break;
                }
            }
        }
    }

    // A label on the wrong object has no effect, and is told with what it would have in its right place.
    private static void AddMisplacedLabels(ImmutableHashSet<string>.Builder found, MeshSnapshot mesh, string namespaceName, NamespacePartition partition)
    {
        foreach (var resource in partition.All<MeshResource>(ResourceKind.Deployment).Concat(partition.All<MeshResource>(ResourceKind.ReplicaSet)))
        {
            AddWaypoint(found, mesh, UseWaypointLabel.Read(resource.Labels, namespaceName).Waypoint);
        }
    }

    private static void AddRoutesAndPolicies(ImmutableHashSet<string>.Builder found, NamespacePartition partition)
    {
        foreach (var kind in (ReadOnlySpan<ResourceKind>)[ResourceKind.HTTPRoute, ResourceKind.GRPCRoute, ResourceKind.TCPRoute, ResourceKind.TLSRoute])
        {
            foreach (var route in partition.All<RouteResource>(kind))
            {
                AddNamespaces(found, route.ParentRefs);
                AddNamespaces(found, route.BackendRefs);
            }
        }

        foreach (var kind in (ReadOnlySpan<ResourceKind>)[ResourceKind.AuthorizationPolicy, ResourceKind.RequestAuthentication, ResourceKind.Telemetry, ResourceKind.WasmPlugin])
        {
            foreach (var policy in partition.All<PolicyResource>(kind))
            {
                AddNamespaces(found, policy.TargetRefs);
            }
        }
    }

    private static void AddHosts(ImmutableHashSet<string>.Builder found, MeshSnapshot mesh, NamespacePartition partition)
    {
        foreach (var entry in partition.All<ServiceEntryResource>(ResourceKind.ServiceEntry))
        {
            found.Add(Hosts);
            found.UnionWith(entry.ExportTo.Where(scope => scope is not ("*" or "." or "~")));
            foreach (var endpoint in entry.Endpoints)
            {
                AddWaypoint(found, mesh, UseWaypointLabel.Read(endpoint.Labels, entry.Namespace).Waypoint);
            }
        }

        foreach (var virtualService in partition.All<VirtualServiceResource>(ResourceKind.VirtualService))
        {
            AddHosts(found, virtualService.Hosts, virtualService.Namespace);
            found.UnionWith(virtualService.Gateways.Where(gateway => gateway.Contains('/', StringComparison.Ordinal)).Select(gateway => gateway.Split('/')[0]));
        }

        foreach (var rule in partition.All<DestinationRuleResource>(ResourceKind.DestinationRule))
        {
            AddHosts(found, [rule.Host], rule.Namespace);
        }
    }

    private static void AddHosts(ImmutableHashSet<string>.Builder found, ValueList<string> hosts, string writtenIn)
    {
        foreach (var host in hosts)
        {
            found.Add(HostMatching.KubernetesName(host, writtenIn) is { } name ? name.Namespace : Hosts);
        }
    }

    private static void AddNamespaces(ImmutableHashSet<string>.Builder found, ValueList<TargetReference> references)
    {
        foreach (var reference in references)
        {
            if (reference.Namespace is { Length: > 0 } named)
            {
                found.Add(named);
            }
        }
    }

    private static void AddWaypoint(ImmutableHashSet<string>.Builder found, MeshSnapshot mesh, WaypointRef? waypoint)
    {
        if (waypoint is { } named)
        {
            found.Add(named.Namespace);
            if (mesh.Resources.Find(named.Key) is null)
            {
                found.Add(GatewaysNamed(named.Name));
            }
        }
    }
}
