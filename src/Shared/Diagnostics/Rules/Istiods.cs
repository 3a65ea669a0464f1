using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>The control planes in the root namespace, as far as they can be seen there.</summary>
/// <param name="Deployments">Their Deployments, in order; none when they run elsewhere.</param>
/// <param name="Revisions">The revisions that they run, in order.</param>
/// <param name="Tags">The tags that lead to one of them; releases that make no Service for a tag hide theirs.</param>
internal sealed record Istiods(IReadOnlyList<DeploymentResource> Deployments, IReadOnlyList<string> Revisions, IReadOnlySet<string> Tags)
{
    private const string TagLabel = "istio.io/tag";
    private const string TagService = "istiod-revision-tag-";

    private static readonly PerNamespace<Istiods> Known = new(Read);

    /// <summary>Whether there are some, and none has a ready pod.</summary>
    public bool AreDown => Deployments.Count > 0 && Deployments.All(istiod => istiod.ReadyReplicas == 0);

    /// <summary>Looks in the root namespace.</summary>
    public static Istiods Of(ResourceIndex resources) => Known.Of(resources.In(MeshSettings.Of(resources).RootNamespace));

    /// <summary>Whether one runs a revision or bears it as a tag.</summary>
    public bool Run(string revision) => Revisions.Contains(revision) || Tags.Contains(revision);

    private static Istiods Read(NamespacePartition root)
    {
        List<DeploymentResource> deployments = [.. root.All<DeploymentResource>(ResourceKind.Deployment).Where(found => found.IstiodRevision is not null).OrderBy(found => found.Key)];
        return new(
            deployments,
            [.. deployments.Select(istiod => istiod.IstiodRevision).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            TagsIn(root).ToHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<string> TagsIn(NamespacePartition root)
    {
        foreach (var service in root.All<ServiceResource>(ResourceKind.Service))
        {
            if (service.Labels[TagLabel] is { } tag)
            {
                yield return tag;
            }

            if (service.Name.StartsWith(TagService, StringComparison.Ordinal))
            {
                yield return service.Name[TagService.Length..];
            }
        }
    }
}
