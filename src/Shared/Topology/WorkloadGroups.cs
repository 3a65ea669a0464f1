using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Topology;

/// <summary>The pods of a namespace by who owns them: a Deployment, not its ReplicaSets.</summary>
internal static class WorkloadGroups
{
    /// <summary>Groups the pods of a namespace.</summary>
    public static IReadOnlyDictionary<OwnerReference, List<PodResource>> Of(IEnumerable<PodResource> pods, NamespacePartition partition)
    {
        var groups = new Dictionary<OwnerReference, List<PodResource>>();
        foreach (var pod in pods)
        {
            var owner = PodOwner.Of(pod, partition);
            if (!groups.TryGetValue(owner, out var members))
            {
                groups.Add(owner, members = []);
            }

            members.Add(pod);
        }

        return groups;
    }
}
