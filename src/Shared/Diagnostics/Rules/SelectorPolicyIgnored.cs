using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>An L7 policy without targetRefs in a namespace whose services have a waypoint.</summary>
internal sealed class SelectorPolicyIgnored : FindingRule
{
    private const int TargetsAtMost = 16;

    public override RuleInfo Info { get; } = new(
        "WP010",
        "Waypoint ignores the policy",
        Severity.Error,
        "A waypoint takes policies by targetRefs only. One with a selector, or with neither, goes to the sidecars and ztunnels of the pods, and ztunnel cannot check HTTP attributes: "
        + "in a namespace with a waypoint such an L7 policy does not do what it says.",
        IstioDocs.Layer7Features);

    public override ImmutableArray<ResourceKind> Subjects { get; } = [ResourceKind.AuthorizationPolicy, ResourceKind.RequestAuthentication, ResourceKind.WasmPlugin];

    public override ImmutableArray<ResourceKind> Needs { get; } = [ResourceKind.Gateway, ResourceKind.Service, ResourceKind.Pod];

    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        var policy = (PolicyResource)subject;
        if (policy.TargetRefs.Count > 0 || !PolicyReach.IsRead(mesh, policy) || Attributes(policy) is not { } attributes)
        {
            yield break;
        }

        var bound = PolicyReach.BoundServices(mesh, policy).ToList();
        var pods = PolicyReach.Pods(mesh, policy).ToList();
        if (bound.Count == 0 || SelectsGateways(mesh, policy, pods) || (pods.Count > 0 && pods.TrueForAll(pod => PolicyReach.HasSidecar(mesh, pod))))
        {
            yield break;
        }

        var waypoints = bound.Select(service => service.Binding.Waypoint).Distinct().ToList();
        yield return new(
            Info.Id,
            policy.Kind == ResourceKind.WasmPlugin ? Severity.Warning : Severity.Error,
            policy.Key,
            $"{FindingText.Of(policy.Key)} {attributes} and {(policy.Selector is { Count: > 0 } selector ? $"has a selector ({selector})" : "has no targetRefs")}, so {(waypoints.Count == 1 ? $"waypoint {waypoints[0]} ignores" : $"the waypoints of {policy.Namespace} ignore")} it.",
            policy is AuthorizationPolicyResource authorization
                ? ZtunnelEffect.Of(authorization, ZtunnelConversion.Read(authorization))
                : "Neither the waypoint nor ztunnel applies it; only sidecars and gateways that it selects do.",
            "Attach it by targetRefs to the services that it is for, or to the waypoint.",
            Remedy(policy, bound),
            [.. waypoints.Select(waypoint => waypoint.Key).Take(TargetsAtMost)]);
    }

    /// <summary>What makes it an L7 policy, as a clause; null when it is none.</summary>
    private static string? Attributes(PolicyResource policy)
    {
        if (policy is not AuthorizationPolicyResource authorization)
        {
            return policy.Kind == ResourceKind.RequestAuthentication ? "checks tokens of requests" : "runs at a proxy";
        }

        var found = authorization.Rules.SelectMany(ZtunnelConversion.HttpAttributesOf).Distinct().Order(StringComparer.Ordinal).ToList();
        return found.Count == 0 || ZtunnelConversion.IsDryRun(authorization) ? null : $"({authorization.Action}) checks {FindingText.Names(found)}";
    }

    private static bool SelectsGateways(MeshSnapshot mesh, PolicyResource policy, List<PodResource> pods) => pods.Count == 0
        && policy.Selector is { Count: > 0 } selector
        && mesh.Resources.In(policy.Namespace).All<PodResource>(ResourceKind.Pod).Any(pod => pod.Labels.Has(IstioNames.GatewayName) && pod.Labels.ContainsAll(selector));

    private static SuggestedChange? Remedy(PolicyResource policy, List<(MeshResource Service, WaypointBinding.Bound Binding)> bound)
    {
        var services = bound.Select(entry => entry.Service).OfType<ServiceResource>()
            .ToList();
        JsonObject[] targets = policy.Selector is not { Count: > 0 } && bound.TrueForAll(entry => entry.Binding.Waypoint == new WaypointRef(policy.Namespace, bound[0].Binding.Waypoint.Name))
            ? [Target("gateway.networking.k8s.io", "Gateway", bound[0].Binding.Waypoint.Name)]
            : [.. services.Select(service => Target("", "Service", service.Name))];
        if (targets.Length is 0 or > TargetsAtMost)
        {
            return null;
        }

        var named = FindingText.Names([.. targets.Select(target => $"{target["kind"]} {target["name"]}")]);
        var patch = new JsonObject { ["spec"] = new JsonObject { ["selector"] = null, ["targetRefs"] = new JsonArray(targets) } };
        return new($"Attach {policy.Name} to {named}", new ChangeIntent.PatchObject(policy.Key, patch.ToJsonString(), $"Attach to {named} by targetRefs"));
    }

    private static JsonObject Target(string group, string kind, string name) => new() { ["group"] = group, ["kind"] = kind, ["name"] = name };
}
