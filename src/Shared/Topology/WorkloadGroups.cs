using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Topology;

/// <summary>The pods of a namespace by who owns them: a Deployment, not its ReplicaSets.</summary>
public static class WorkloadGroups
{
    private const string TemplateHash = "pod-template-hash";

    /// <summary>Groups the pods of a namespace.</summary>
    internal static IReadOnlyDictionary<OwnerReference, List<PodResource>> Of(IEnumerable<PodResource> pods, NamespacePartition partition)
    {
        var groups = new Dictionary<OwnerReference, List<PodResource>>();
        foreach (var pod in pods)
        {
            var owner = OwnerOf(pod, partition);
            if (!groups.TryGetValue(owner, out var members))
            {
                groups.Add(owner, members = []);
            }

            members.Add(pod);
        }

        return groups;
    }

    /// <summary>Who owns a pod; the pod itself when nobody does.</summary>
    public static OwnerReference OwnerOf(PodResource pod, NamespacePartition partition) => pod.Metadata.Owner switch
    {
        null => new(nameof(ResourceKind.Pod), pod.Name),
        { Kind: nameof(ResourceKind.ReplicaSet) } owner => partition.Find(ResourceKind.ReplicaSet, owner.Name)?.Metadata.Owner ?? Guess(owner, pod),
        var owner => owner,
    };

    // Without leave to read ReplicaSets, the hash that a Deployment appends tells its name.
    private static OwnerReference Guess(OwnerReference replicaSet, PodResource pod) =>
        pod.Labels[TemplateHash] is { Length: > 0 } hash && replicaSet.Name.EndsWith($"-{hash}", StringComparison.Ordinal)
            ? new(nameof(ResourceKind.Deployment), replicaSet.Name[..^(hash.Length + 1)])
            : replicaSet;
}
