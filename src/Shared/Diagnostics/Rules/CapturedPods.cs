using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>The captured pods that a policy without targetRefs is about.</summary>
/// <param name="IsEverywhere">Whether it is about pods of all namespaces, which are not looked for.</param>
/// <param name="Pods">The pods in its own namespace, in order.</param>
internal sealed record CapturedPods(bool IsEverywhere, IReadOnlyList<PodResource> Pods)
{
    private static readonly PerNamespace<IReadOnlyList<PodResource>> Captured = new(partition =>
    [
        .. partition.All<PodResource>(ResourceKind.Pod)
            .Where(pod => pod.IsWorkload && !pod.Labels.Has(IstioNames.GatewayName) && Capture.Of(pod, null).IsCaptured)
            .OrderBy(pod => pod.Key),
    ]);

    /// <summary>Looks in the policy's namespace. In the root namespace a policy is about all namespaces, if istiod says that it has considered it for ztunnel, and unless what its selector takes there is gateways and sidecars, which enforce it.</summary>
    public static CapturedPods SelectedBy(ResourceIndex resources, PolicyResource policy)
    {
        var home = resources.In(policy.Namespace);
        var selected = Captured.Of(home).Where(pod => IsSelected(pod)).ToList();
        if (policy.Namespace != MeshSettings.Of(resources).RootNamespace)
        {
            return new(false, selected);
        }

        var isForOthers = policy.Selector is { Count: > 0 } && selected.Count == 0 && home.All<PodResource>(ResourceKind.Pod).Any(IsSelected);
        return new(!isForOthers && policy.Conditions.Any(condition => condition.Type == PolicyCondition.ZtunnelAccepted), selected);

        bool IsSelected(PodResource pod) => policy.Selector is not { } selector || pod.Labels.ContainsAll(selector);
    }
}
