namespace WaypointDashboard.Shared.Resources;

/// <summary>Who has made a pod: a Deployment, not its ReplicaSets.</summary>
public static class PodOwner
{
    private const string TemplateHash = "pod-template-hash";

    /// <summary>Who owns a pod; the pod itself when nobody does.</summary>
    public static OwnerReference Of(PodResource pod, NamespacePartition partition) => pod.Metadata.Owner switch
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
