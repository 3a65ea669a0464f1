using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Api.Authentication;
using WaypointDashboard.Sandbox.Storage;
using WaypointDashboard.Sandbox.Writing;

namespace WaypointDashboard.Sandbox.Api.Authorization;

/// <summary>Role-based access control, from the roles and bindings in the store.</summary>
internal sealed class RbacAuthorizer(ClusterStore store)
{
    private static readonly PolicyRule Everything = new(["*"], ["*"], ["*"], [], []);
    private static readonly PolicyRule EveryPath = new(["*"], [], [], [], ["*"]);

    private readonly ConcurrentDictionary<(string Uid, long Version), (ImmutableArray<PolicyRule> Own, ImmutableArray<ImmutableDictionary<string, string>> Aggregated)> _rules = new();

    public AccessDecision Authorize(ApiUser user, AccessRequest request)
    {
        if (user.IsMaster) return new AccessDecision(true, "");
        foreach (var (rules, binding) in RulesFor(user, request.Namespace))
        {
            if (rules.Any(rule => rule.Allows(request))) return new AccessDecision(true, binding);
        }
        return new AccessDecision(false, "");
    }

    /// <summary>All rules that apply to a user in a namespace.</summary>
    public IEnumerable<PolicyRule> Rules(ApiUser user, string ns) =>
        user.IsMaster ? [Everything, EveryPath, .. Bound(user, ns)] : Bound(user, ns);

    private IEnumerable<PolicyRule> Bound(ApiUser user, string ns) => RulesFor(user, ns).SelectMany(bound => bound.Rules);

    private IEnumerable<(ImmutableArray<PolicyRule> Rules, string Reason)> RulesFor(ApiUser user, string ns)
    {
        foreach (var binding in store.List(ResourceTypes.ClusterRoleBinding).Items)
        {
            var json = binding.ToJson();
            if (Subject(json, user, "") is { } subject) yield return (RulesOf(json, ""), $"RBAC: allowed by ClusterRoleBinding \"{binding.Name}\" of {Role(json)} to {subject}");
        }
        if (ns.Length == 0) yield break;
        foreach (var binding in store.List(ResourceTypes.RoleBinding, ns).Items)
        {
            var json = binding.ToJson();
            if (Subject(json, user, ns) is { } subject) yield return (RulesOf(json, ns), $"RBAC: allowed by RoleBinding \"{binding.Name}/{ns}\" of {Role(json)} to {subject}");
        }
    }

    private static string Role(JsonObject binding) => $"{binding["roleRef"]?["kind"]} \"{binding["roleRef"]?["name"]}\"";

    private static string? Subject(JsonObject binding, ApiUser user, string ns)
    {
        foreach (var subject in binding["subjects"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            var name = subject.Text("name") ?? "";
            var matches = subject.Text("kind") switch
            {
                "User" => name == user.Name,
                "Group" => user.Groups.Contains(name),
                "ServiceAccount" => user.Name == $"system:serviceaccount:{subject.Text("namespace") ?? ns}:{name}",
                _ => false,
            };
            if (matches) return $"{subject.Text("kind")} \"{(subject.Text("kind") == "ServiceAccount" ? $"{name}/{subject.Text("namespace") ?? ns}" : name)}\"";
        }
        return null;
    }

    private ImmutableArray<PolicyRule> RulesOf(JsonObject binding, string ns)
    {
        var (kind, name) = (binding["roleRef"]?["kind"]?.GetValue<string>(), binding["roleRef"]?["name"]?.GetValue<string>() ?? "");
        var role = kind == "Role" ? store.Get(ResourceTypes.Role, ns, name) : store.Get(ResourceTypes.ClusterRole, "", name);
        return role is null ? [] : RulesOf(role);
    }

    private ImmutableArray<PolicyRule> RulesOf(StoredObject role)
    {
        var (own, aggregated) = _rules.GetOrAdd((role.Uid, role.Version), _ => Parse(role));
        return aggregated.IsEmpty
            ? own
            : [.. own, .. store.List(ResourceTypes.ClusterRole).Items.Where(other => other != role && aggregated.Any(selector => selector.All(label => other.Labels.GetValueOrDefault(label.Key) == label.Value))).SelectMany(other => RulesOf(other))];
    }

    private static (ImmutableArray<PolicyRule> Own, ImmutableArray<ImmutableDictionary<string, string>> Aggregated) Parse(StoredObject role)
    {
        var json = role.ToJson();
        ImmutableArray<PolicyRule> own = json["rules"] is JsonArray rules ? [.. rules.OfType<JsonObject>().Select(PolicyRule.From)] : [];
        var selectors = json["aggregationRule"]?["clusterRoleSelectors"] as JsonArray ?? [];
        return (own, [.. selectors.Select(selector => selector!["matchLabels"]).OfType<JsonObject>().Select(labels => labels.ToImmutableDictionary(label => label.Key, label => label.Value!.GetValue<string>()))]);
    }
}
