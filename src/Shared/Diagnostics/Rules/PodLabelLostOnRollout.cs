using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>WP022: a pod was labelled by hand; the pod that takes its place will not have the label.</summary>
internal sealed class PodLabelLostOnRollout : FindingRule
{
    private static readonly string[] Keys = [IstioNames.UseWaypoint, IstioNames.UseWaypointNamespace];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "WP022",
        "Pod label lost on the next rollout",
        Severity.Warning,
        "The label istio.io/use-waypoint on a pod that a ReplicaSet has made lasts as long as the pod. When the ReplicaSet's template does not carry it, the next rollout, eviction or scaling brings a pod without it, and nothing tells.",
        IstioDocs.Waypoints);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Subjects => [ResourceKind.Pod];

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Needs => [ResourceKind.ReplicaSet];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        if (subject is not PodResource { IsWorkload: true } pod
            || !pod.Labels.Has(IstioNames.UseWaypoint)
            || pod.Metadata.Owner is not { Kind: nameof(ResourceKind.ReplicaSet) } owner
            || mesh.Resources.Find<ReplicaSetResource>(ResourceKind.ReplicaSet, pod.Namespace, owner.Name) is not { } replicaSet)
        {
            yield break;
        }

        var lost = Keys.Where(key => pod.Labels[key] is { } value && replicaSet.TemplateLabels[key] != value).ToList();
        if (lost.Count == 0)
        {
            yield break;
        }

        var deployment = replicaSet.Metadata.Owner is { Kind: nameof(ResourceKind.Deployment) } parent
            ? mesh.Resources.Find<DeploymentResource>(ResourceKind.Deployment, pod.Namespace, parent.Name)
            : null;
        var maker = deployment?.Key ?? replicaSet.Key;
        yield return new(
            Info.Id,
            Severity.Warning,
            pod.Key,
            $"{FindingText.Of(pod.Key)} carries {string.Join(", ", Written(pod, lost))}, but the pod template of {FindingText.Of(replicaSet.Key)} {Template(replicaSet, lost[0])}.",
            pod.Labels[IstioNames.UseWaypoint] == IstioNames.None
                ? "The pod that replaces it will not opt out, and uses the waypoint of its namespace where there is one."
                : "The pod that replaces it will not have the label: traffic to its address then goes without that waypoint.",
            deployment is null
                ? $"Write {FindingText.Names(Written(pod, lost))} into {Place(replicaSet)}."
                : $"Write the label into the pod template of {FindingText.Of(maker)}, which restarts its pods.",
            deployment is null ? null : new($"Write the label into the pod template of {maker.QualifiedName}", Patch(maker, pod, lost)),
            [.. new[] { maker, replicaSet.Key }.Distinct()]);
    }

    private static string[] Written(PodResource pod, List<string> lost) => [.. lost.Select(key => $"{key}={pod.Labels[key]}")];

    // Where a person has to write it when no form can: what owns the ReplicaSet would overwrite what is written into that.
    private static string Place(ReplicaSetResource replicaSet) => replicaSet.Metadata.Owner switch
    {
        null => $"spec.template.metadata.labels of {FindingText.Of(replicaSet.Key)}: the pods that it makes from then on have it",
        { Kind: nameof(ResourceKind.Deployment) } owner => $"spec.template.metadata.labels of Deployment {replicaSet.Namespace}/{owner.Name}, which restarts its pods",
        var owner => $"the pod template that {owner.Kind} {replicaSet.Namespace}/{owner.Name} gives to {FindingText.Of(replicaSet.Key)}",
    };

    private static string Template(ReplicaSetResource replicaSet, string key) => replicaSet.TemplateLabels[key] is { } other ? $"has {key}={other}" : "does not";

    private static ChangeIntent.PatchObject Patch(ObjectKey deployment, PodResource pod, List<string> lost) => new(
        deployment,
        new JsonObject
        {
            ["spec"] = new JsonObject
            {
                ["template"] = new JsonObject
                {
                    ["metadata"] = new JsonObject { ["labels"] = new JsonObject(lost.Select(key => KeyValuePair.Create(key, (JsonNode?)pod.Labels[key]))) },
                },
            },
        }.ToJsonString(),
        "Write the label into the pod template");
}
