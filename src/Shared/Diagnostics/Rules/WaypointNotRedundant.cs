using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>WP017: a waypoint that many depend on has one pod, pods that may all be evicted at once, or all of them on one node.</summary>
internal sealed class WaypointNotRedundant : FindingRule
{
    private const int ManyConsumers = 10;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "WP017",
        "Waypoint without redundancy",
        Severity.Warning,
        "Connections to a bound service fail while no pod of its waypoint is ready: they are never sent around it. "
            + "A waypoint that ten or more services and workloads use should therefore run at least two pods, on different nodes, with a PodDisruptionBudget. istiod deploys one pod and neither a budget nor an autoscaler.",
        IstioDocs.Waypoints);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Subjects => [ResourceKind.Gateway];

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Needs => [ResourceKind.Pod];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        if (subject is not GatewayResource gateway || GatewayRoles.Of(gateway, mesh.Resources) != GatewayRole.Waypoint)
        {
            return [];
        }

        var waypoint = new WaypointRef(gateway.Namespace, gateway.Name);
        var consumers = mesh.Bindings.BoundTo(waypoint).Count();
        var pods = WaypointAvailability.PodsOf(mesh.Resources, gateway).Where(pod => pod.IsWorkload && !pod.Metadata.IsDeleting).OrderBy(pod => pod.Key).ToList();
        if (consumers < ManyConsumers || pods.Count == 0)
        {
            return [];
        }

        var home = mesh.Resources.In(gateway.Namespace);
        var deployment = home.All<DeploymentResource>(ResourceKind.Deployment).Where(found => found.Labels[IstioNames.GatewayName] == gateway.Name).OrderBy(found => found.Key).FirstOrDefault();
        return (deployment?.Replicas ?? pods.Count) <= 1 && pods.Count == 1
            ? [Single(gateway, consumers, deployment, home)]
            : Several(mesh, waypoint, consumers, pods, home);
    }

    private Finding Single(GatewayResource gateway, int consumers, DeploymentResource? deployment, NamespacePartition home)
    {
        var waypoint = new WaypointRef(gateway.Namespace, gateway.Name);
        var autoscaler = deployment is null ? null : home.All<AutoscalerResource>(ResourceKind.HorizontalPodAutoscaler)
            .Where(found => found.Target.Kind == nameof(ResourceKind.Deployment) && found.Target.Name == deployment.Name)
            .OrderBy(found => found.Key).FirstOrDefault();
        // What the overlay sets istiod writes again and again: a form that changes what is deployed would seem to work, and not.
        var remedy = gateway.ParametersRef is not null ? null : (autoscaler, deployment) switch
        {
            ({ } found, _) => new SuggestedChange($"Keep two pods of {waypoint} at least", Patch(found.Key, new() { ["minReplicas"] = 2, ["maxReplicas"] = Math.Max(2, found.MaxReplicas) })),
            (null, { } found) => new SuggestedChange($"Run two pods of {waypoint}", Patch(found.Key, new() { ["replicas"] = 2 })),
            _ => null,
        };
        var related = new[] { deployment?.Key, autoscaler?.Key };
        return new(
            Info.Id,
            Severity.Warning,
            waypoint.Key,
            $"{consumers} services and workloads go through waypoint {waypoint}, and it runs a single pod.",
            "Whenever that pod is evicted, restarted or loses its node, connections to all of them fail until another is ready.",
            gateway.ParametersRef is { } overlay
                ? $"Run at least two: where ConfigMap {gateway.Namespace}/{overlay}, which spec.infrastructure.parametersRef of the Gateway names, sets spec.replicas or an autoscaler, change it there, for istiod writes it again and again; else change the Deployment. Then add a PodDisruptionBudget."
                : autoscaler is null
                ? "Run at least two replicas of the waypoint's Deployment; istiod leaves the number alone. Then add a PodDisruptionBudget."
                : $"Raise minReplicas of {FindingText.Of(autoscaler.Key)}, which is {autoscaler.MinReplicas} now, to at least two. Then add a PodDisruptionBudget.",
            remedy,
            [.. related.OfType<ObjectKey>()]);
    }

    private IEnumerable<Finding> Several(MeshSnapshot mesh, WaypointRef waypoint, int consumers, List<PodResource> pods, NamespacePartition home)
    {
        var node = pods.Count > 1 && pods.TrueForAll(pod => pod.NodeName.Length > 0 && pod.NodeName == pods[0].NodeName) ? pods[0].NodeName : null;
        var isUnprotected = mesh.Coverage.Knows(ResourceKind.PodDisruptionBudget, waypoint.Namespace)
            && !home.All<DisruptionBudgetResource>(ResourceKind.PodDisruptionBudget).Any(budget => budget.Selector?.Matches(pods[0].Labels) == true);
        if (node is null && !isUnprotected)
        {
            yield break;
        }

        List<string> causes = [], effects = [], fixes = [];
        if (node is not null)
        {
            causes.Add($"all run on node {node}");
            effects.Add("Connections to all of them fail when that node does.");
            fixes.Add($"Spread the pods with topologySpreadConstraints, in the Deployment overlay of the ConfigMap that spec.infrastructure.parametersRef of the Gateway names.");
        }

        if (isUnprotected)
        {
            causes.Add("have no PodDisruptionBudget");
            effects.Add("Draining nodes may evict all of the pods at once; connections fail until others are ready.");
            fixes.Add("Add a PodDisruptionBudget for its pods.");
        }

        yield return new(
            Info.Id,
            node is null ? Severity.Info : Severity.Warning,
            waypoint.Key,
            $"{consumers} services and workloads go through waypoint {waypoint}, whose {FindingText.Count(pods.Count, "pod")} {string.Join(" and ", causes)}.",
            string.Join(' ', effects),
            string.Join(' ', fixes),
            isUnprotected ? new($"Add a PodDisruptionBudget for {waypoint}", new ChangeIntent.ApplyManifests([Budget(waypoint, home)])) : null,
            [.. pods.Take(10).Select(pod => pod.Key)]);
    }

    private static ChangeIntent.PatchObject Patch(ObjectKey target, JsonObject spec) =>
        new(target, new JsonObject { ["spec"] = spec }.ToJsonString(), "Run two pods at least");

    private static string Budget(WaypointRef waypoint, NamespacePartition home)
    {
        var name = home.Find(ResourceKind.PodDisruptionBudget, waypoint.Name) is null ? waypoint.Name : $"{waypoint.Name}-pods";
        return new JsonObject
        {
            ["apiVersion"] = ResourceKinds.Of(ResourceKind.PodDisruptionBudget).ApiVersion,
            ["kind"] = nameof(ResourceKind.PodDisruptionBudget),
            ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = waypoint.Namespace },
            ["spec"] = new JsonObject
            {
                ["maxUnavailable"] = 1,
                ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { [IstioNames.GatewayName] = waypoint.Name } },
            },
        }.ToJsonString();
    }
}
