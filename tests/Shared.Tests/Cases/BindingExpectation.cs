using System.Text.Json;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Tests.Cases;

/// <summary>What a case expects of one object; only what it lists is looked at.</summary>
internal static class BindingExpectation
{
    public static void Check(MeshSnapshot mesh, ObjectKey target, JsonProperty expected)
    {
        var binding = mesh.Bindings.Of(target);
        Check(binding, expected);
        if (IsAbsent(expected))
        {
            return;
        }

        var resource = mesh.Resources.Find(target).ShouldNotBeNull(expected.Name);
        if (expected.Value.TryGetProperty("ingressUseWaypoint", out var ingress))
        {
            IngressUse.Read(resource, mesh.Resources.FindNamespace(target.Namespace)).IsOn.ShouldBe(ingress.GetBoolean(), expected.Name);
        }

        if (expected.Value.TryGetProperty("visibility", out var visibility))
        {
            ServiceEntryVisibility.Of(MeshConfigResource.Find(mesh.Resources), mesh.Resources.FindNamespace(target.Namespace)?.Labels ?? LabelSet.Empty).ShouldBe(visibility.GetString(), expected.Name);
        }

        if (expected.Value.TryGetProperty("conditions", out var conditions))
        {
            StatusCondition?[] written = [WaypointBoundCondition.Expected(resource, binding!, mesh.Resources), WaypointMissingCondition.Expected(resource, binding!)];
            written.OfType<StatusCondition>().Select(condition => (condition.Type, condition.Status, condition.Reason, condition.Message)).ShouldBe(
                conditions.EnumerateArray().Where(found => found.GetProperty("type").GetString() != IstioNames.VisibilityApplied).Select(found => (
                    found.GetProperty("type").GetString()!, found.GetProperty("status").GetString()!, found.GetProperty("reason").GetString()!, found.GetProperty("message").GetString()!)), ignoreOrder: true, customMessage: expected.Name);
            (conditions.EnumerateArray().FirstOrDefault(found => found.GetProperty("type").GetString() == IstioNames.VisibilityApplied) is { ValueKind: JsonValueKind.Object } applied
                ? applied.GetProperty("reason").GetString() : null).ShouldBe(VisibilityAppliedCondition.ExpectedReason(resource, mesh.Resources), expected.Name);
        }
        else if (expected.Value.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String)
        {
            var condition = WaypointBoundCondition.Expected(resource, binding!, mesh.Resources);
            (condition?.Message ?? Said(binding)).ShouldBe(message.GetString(), expected.Name);
        }
    }

    public static void Check(WaypointBinding? binding, JsonProperty expected)
    {
        if (IsAbsent(expected))
        {
            (binding is null or WaypointBinding.None { Cause: NoBindingCause.NotInMesh }).ShouldBeTrue(expected.Name);
            return;
        }

        var bound = binding as WaypointBinding.Bound;
        if (expected.Value.TryGetProperty("waypoint", out var waypoint))
        {
            bound?.Waypoint.ToString().ShouldBe(waypoint.GetString(), expected.Name);
        }

        if (expected.Value.TryGetProperty("state", out var state))
        {
            binding.ShouldNotBeNull(expected.Name).GetType().Name.ShouldBe(state.GetString(), expected.Name);
        }

        if (expected.Value.TryGetProperty("reason", out var reason) && reason.GetString() is { } text)
        {
            var said = binding is WaypointBinding.Refused refused ? refused.Refusal.Reason.ToString() : (bound?.Canary as CanaryBinding.Refused)?.Refusal.Reason.ToString() ?? "WaypointAccepted";
            new[] { said, bound is null ? said : "WaypointAccepted" }.ShouldContain(text, expected.Name);
        }

        CheckCanary(bound, expected);
    }

    // No mesh service or workload at all.
    private static bool IsAbsent(JsonProperty expected) => expected.Value.ValueKind == JsonValueKind.String || expected.Value.TryGetProperty("dropped", out _);

    // istiod writes no condition on a Pod, but has the same words for it.
    private static string? Said(WaypointBinding? binding) => binding switch
    {
        WaypointBinding.Refused refused => refused.Refusal.Message,
        WaypointBinding.Bound bound => WaypointBoundCondition.BoundMessage(bound, default),
        _ => null,
    };

    private static void CheckCanary(WaypointBinding.Bound? bound, JsonProperty expected)
    {
        if (expected.Value.TryGetProperty("canary", out var canary))
        {
            var accepted = bound?.Canary as CanaryBinding.Accepted;
            (accepted?.Waypoint.ToString(), accepted?.Weight).ShouldBe(canary.ValueKind == JsonValueKind.Null
                ? ((string?)null, (int?)null)
                : (canary.GetProperty("waypoint").GetString(), canary.GetProperty("weight").GetInt32()), expected.Name);
        }

        if (expected.Value.TryGetProperty("canaryReason", out var reason))
        {
            (bound?.Canary as CanaryBinding.Refused)?.Refusal.Reason.ToString().ShouldBe(reason.GetString(), expected.Name);
        }

        if (expected.Value.TryGetProperty("weighted", out var weighted))
        {
            var accepted = bound?.Canary as CanaryBinding.Accepted;
            var shares = accepted is null || bound is null ? [] : new[] { (bound.Waypoint.ToString(), 100 - accepted.Weight), (accepted.Waypoint.ToString(), accepted.Weight) };
            shares.ShouldBe(weighted.ValueKind == JsonValueKind.Null ? [] : weighted.EnumerateArray().Select(share => (share.GetProperty("waypoint").GetString()!, share.GetProperty("weight").GetInt32())), expected.Name);
        }
    }
}
