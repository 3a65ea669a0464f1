using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>Turns a policy with a selector, or with neither selector nor targetRefs, into one that waypoints enforce.</summary>
internal static class PolicyAtWaypoint
{
    private const int TargetRefsAtMost = 16;
    private const string GatewayGroup = "gateway.networking.k8s.io";

    /// <summary>Attach it to the bound services behind which the selected pods stand (where none is bound, bind one first), or, without a selector, to the waypoint of its namespace; null where there are none, or more than the API takes.</summary>
    public static SuggestedChange? Remedy(MeshSnapshot mesh, PolicyResource policy)
    {
        if (policy.Selector is { Count: > 0 } selector)
        {
            var services = mesh.Resources.In(policy.Namespace).All<ServiceResource>(ResourceKind.Service)
                .Where(service => !service.IsHeadless && service.Selector.Count > 0 && service.Selector.ContainsAll(selector))
                .Select(service => service.Key)
                .Order()
                .ToList();
            var bound = services.Where(service => mesh.Bindings.Of(service) is WaypointBinding.Bound).ToList();
            return (bound.Count, services.Count) switch
            {
                ( > 0 and <= TargetRefsAtMost, _) => Patch(policy, bound, Target("", nameof(ResourceKind.Service))),
                (0, > 0) => WaypointOffers.ForService(mesh, services[0]),
                _ => null,
            };
        }

        return mesh.Resources.FindNamespace(policy.Namespace) is { } home
            && UseWaypointLabel.Read(home.Labels, home.Name).Waypoint is { } waypoint
            && waypoint.Namespace == policy.Namespace
            && mesh.Resources.Find(waypoint.Key) is GatewayResource { Addresses.Count: > 0 }
                ? Patch(policy, [waypoint.Key], Target(GatewayGroup, nameof(ResourceKind.Gateway)))
                : null;
    }

    private static SuggestedChange Patch(PolicyResource policy, IEnumerable<ObjectKey> targets, Func<ObjectKey, JsonNode> write)
    {
        var keys = targets.ToList();
        var patch = new JsonObject { ["spec"] = new JsonObject { ["selector"] = null, ["targetRefs"] = new JsonArray([.. keys.Select(write)]) } };
        return new(
            $"Attach {policy.Name} to {FindingText.Names([.. keys.Select(FindingText.Of)])}",
            new ChangeIntent.PatchObject(policy.Key, patch.ToJsonString(), "Enforce the policy at the waypoint"));
    }

    private static Func<ObjectKey, JsonNode> Target(string group, string kind) => key => new JsonObject { ["group"] = group, ["kind"] = kind, ["name"] = key.Name };
}
