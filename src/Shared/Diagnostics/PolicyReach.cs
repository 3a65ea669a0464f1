using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>What the rules on policies ask about the namespace that a policy is in.</summary>
internal static class PolicyReach
{
    /// <summary>The services of a namespace whose connections go through a waypoint, in order: bound, and not headless.</summary>
    public static IEnumerable<(MeshResource Service, WaypointBinding.Bound Binding)> BoundServices(MeshSnapshot mesh, string namespaceName)
    {
        var home = mesh.Resources.In(namespaceName);
        return home.All<MeshResource>(ResourceKind.Service).Concat(home.All<MeshResource>(ResourceKind.ServiceEntry))
            .Where(service => service is not ServiceResource { IsHeadless: true } && mesh.Bindings.Of(service.Key) is WaypointBinding.Bound)
            .OrderBy(service => service.Key)
            .Select(service => (service, (WaypointBinding.Bound)mesh.Bindings.Of(service.Key)!)); // Filtered just before.
    }

    /// <summary>Those of them whose pods a policy selects; all of them for a policy without a selector.</summary>
    public static IEnumerable<(MeshResource Service, WaypointBinding.Bound Binding)> BoundServices(MeshSnapshot mesh, PolicyResource policy)
    {
        var bound = BoundServices(mesh, policy.Namespace);
        if (policy.Selector is not { Count: > 0 } selector)
        {
            return bound;
        }

        var pods = Pods(mesh, policy).ToList();
        return bound.Where(entry => entry.Service is ServiceResource { Selector: { Count: > 0 } own } && (own.ContainsAll(selector) || pods.Exists(pod => pod.Labels.ContainsAll(own))));
    }

    /// <summary>The pods of its own namespace that a policy selects, gateways left out.</summary>
    public static IEnumerable<PodResource> Pods(MeshSnapshot mesh, PolicyResource policy) => mesh.Resources.In(policy.Namespace).All<PodResource>(ResourceKind.Pod)
        .Where(pod => pod.IsWorkload && !pod.Labels.Has(IstioNames.GatewayName) && (policy.Selector is not { } selector || pod.Labels.ContainsAll(selector)));

    /// <summary>Whether some istiod reads a policy: none does when it is labelled with a revision that nobody runs.</summary>
    public static bool IsRead(MeshSnapshot mesh, MeshResource policy) => RevisionFilter.IsRead(mesh.Resources, policy);

    /// <summary>Whether ambient has a say in a policy: it selects a captured pod, or, for one that holds for all namespaces, istiod says that it has sent it to ztunnel.</summary>
    public static bool ConcernsAmbient(MeshSnapshot mesh, PolicyResource policy) =>
        Pods(mesh, policy).Any(pod => pod.Annotations[IstioNames.Redirection] == "enabled")
        || (IsMeshWide(mesh, policy) && policy.Conditions.Any(condition => condition.Type == PolicyCondition.ZtunnelAccepted));

    /// <summary>Whether a policy lies in the root namespace and so holds for all.</summary>
    public static bool IsMeshWide(MeshSnapshot mesh, MeshResource policy) => policy.Namespace == MeshSettings.Of(mesh.Resources).RootNamespace;

    /// <summary>Whether a namespace has to do with ambient: its pods are to be captured, or it is enrolled.</summary>
    public static bool IsAmbient(MeshSnapshot mesh, string namespaceName) => mesh.Resources.FindNamespace(namespaceName) is { } home
        && (home.Labels[IstioNames.DataplaneMode] == IstioNames.Ambient || UseWaypointLabel.Read(home.Labels, home.Name).Waypoint is not null);

    /// <summary>How the unsupported HTTP attributes of a policy read.</summary>
    public static string Attributes(ZtunnelPolicy read) => FindingText.Names([.. read.Omitted.Items]);

    /// <summary>Whether a pod is one of those whose own sidecar enforces what ztunnel cannot.</summary>
    public static bool HasSidecar(MeshSnapshot mesh, PodResource pod) => Capture.Of(pod, mesh.Resources.FindNamespace(pod.Namespace)).State == CaptureState.Sidecar;
}
