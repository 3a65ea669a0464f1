using System.Text.Json;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Tests.Cases;

public sealed class MeshCaseTests
{
    private static readonly Dictionary<string, MeshCase> Cases = MeshCase.All.ToDictionary(found => found.Name, StringComparer.Ordinal);

    public static TheoryData<string> WithServices => Having("services");

    public static TheoryData<string> WithWorkloads => Having("workloads");

    public static TheoryData<string> WithPaths => Having("paths");

    public static TheoryData<string> WithFindings => Having("findings");

    public static TheoryData<string> WithAcceptance => Having("policies", "policy-status");

    public static TheoryData<string> WithReverse => [.. Cases.Values
        .Where(found => found.Content.TryGetProperty("objects", out _) && (found.Expected("waypointServices").ValueKind, found.Expected("waypointWorkloads").ValueKind) is not (JsonValueKind.Undefined, JsonValueKind.Undefined))
        .Select(found => found.Name)];

    public static TheoryData<string> WithConversion => Having("policies", "ztunnel-policy");

    [Theory]
    [MemberData(nameof(WithServices))]
    public void Services_are_bound_as_istiod_does(string name)
    {
        var live = Cases[name].Mesh();
        foreach (var expected in Cases[name].Expected("services").EnumerateObject())
        {
            var target = Find(live, expected.Name, ResourceKind.Service, ResourceKind.ServiceEntry);
            BindingExpectation.Check(live.Mesh, target, expected);
        }
    }

    [Theory]
    [MemberData(nameof(WithWorkloads))]
    public void Workloads_are_bound_as_istiod_does(string name)
    {
        var live = Cases[name].Mesh();
        foreach (var expected in Cases[name].Expected("workloads").EnumerateObject())
        {
            if (expected.Name.Split('/') is [var home, var entry, var address])
            {
                var owner = live.Mesh.Resources.Find<ServiceEntryResource>(ResourceKind.ServiceEntry, home, entry).ShouldNotBeNull();
                var endpoint = owner.Endpoints.Items.Single(found => found.Address == address);
                BindingExpectation.Check(WaypointResolver.ResolveEndpoint(live.Mesh.Resources, owner, endpoint), expected);
                continue;
            }

            BindingExpectation.Check(live.Mesh, Find(live, expected.Name, ResourceKind.Pod, ResourceKind.WorkloadEntry), expected);
        }
    }

    [Theory]
    [MemberData(nameof(WithReverse))]
    public void A_waypoint_has_those_who_are_bound_to_it(string name)
    {
        var live = Cases[name].Mesh();
        foreach (var (part, isService) in ((string, bool)[])[("waypointServices", true), ("waypointWorkloads", false)])
        {
            if (Cases[name].Expected(part) is not { ValueKind: JsonValueKind.Object } expected)
            {
                continue;
            }

            foreach (var waypoint in expected.EnumerateObject())
            {
                var at = Key(waypoint.Name, ResourceKind.Gateway);
                live.Mesh.Bindings.BoundTo(new(at.Namespace, at.Name))
                    .Where(key => isService == (key.Kind is ResourceKind.Service or ResourceKind.ServiceEntry))
                    .Select(key => key.QualifiedName)
                    .ShouldBe(waypoint.Value.EnumerateArray().Select(found => found.GetString()!), ignoreOrder: true);
            }
        }
    }

    [Theory]
    [MemberData(nameof(WithPaths))]
    public void Connections_take_the_path_that_ztunnel_takes(string name)
    {
        var live = Cases[name].Mesh();
        foreach (var expected in Cases[name].Expected("paths").EnumerateArray())
        {
            TrafficEnd.TryParseSource(expected.GetProperty("from").GetString(), out var source).ShouldBeTrue();
            TrafficDestination.TryParse(expected.GetProperty("to").GetString(), out var destination).ShouldBeTrue();
            var path = TrafficPathTracer.Trace(live.Mesh, source!, destination!).ShouldNotBeNull();

            path.Reason.ToString().ShouldBe(expected.GetProperty("reason").GetString(), path.Explanation);
            path.Waypoint?.ToString().ShouldBe(expected.GetProperty("waypoint").GetString(), path.Explanation);
            if (expected.TryGetProperty("outcome", out var outcome))
            {
                path.Outcome.ToString().ShouldBe(outcome.GetString(), path.Explanation);
            }

            if (expected.TryGetProperty("hops", out var hops))
            {
                path.Hops.Select(hop => $"{hop.Kind} {hop.Transport}").ShouldBe(hops.EnumerateArray().Select(hop => hop.GetString()!));
            }

            if (expected.TryGetProperty("says", out var says))
            {
                path.Explanation.ShouldContain(says.GetString()!);
            }

            if (expected.TryGetProperty("remedies", out var remedies))
            {
                path.Remedies.Select(remedy => remedy.Label).ShouldBe(remedies.EnumerateArray().Select(remedy => remedy.GetString()!), path.Explanation);
            }

            if (expected.TryGetProperty("canary", out var canary))
            {
                (path.CanaryHop is { } hop ? $"{hop.Namespace}/{hop.Name}" : null).ShouldBe(canary.GetString());
            }

            if (expected.TryGetProperty("enforced", out var enforced))
            {
                path.Hops.SelectMany(hop => hop.Enforced.Items.Select(policy => $"{hop.Kind} {policy.Name}")).ShouldBe(enforced.EnumerateArray().Select(found => found.GetString()!));
            }
        }
    }

    [Theory]
    [MemberData(nameof(WithFindings))]
    public void What_is_wrong_is_found(string name)
    {
        var live = Cases[name].Mesh();
        var found = live.Findings.All.Select(finding => finding.Id).Distinct().ToList();

        foreach (var id in Cases[name].Expected("findings").EnumerateArray())
        {
            found.ShouldContain(id.GetString()!);
        }
    }

    [Theory]
    [MemberData(nameof(WithAcceptance))]
    public void Policies_are_accepted_as_istiod_does(string name)
    {
        var live = Cases[name].Mesh();
        foreach (var expected in Cases[name].Expected("policies").EnumerateObject())
        {
            var policy = live.Mesh.Resources.Find(Key(expected.Name, ResourceKind.AuthorizationPolicy)).ShouldBeAssignableTo<PolicyResource>()!;
            var targets = WaypointAcceptedCondition.Targets(policy, live.Mesh);
            CheckCondition(Cases[name], WaypointAcceptedCondition.Of(policy, live.Mesh));
            targets.Select(target => (target.Ancestor, target.IsBound, target.Reason, target.Message)).ShouldBe(expected.Value.GetProperty("bindings").EnumerateArray().Select(binding => (
                binding.GetProperty("ancestor").GetString()!, binding.GetProperty("bound").GetBoolean(), binding.GetProperty("reason").GetString()!, binding.GetProperty("message").GetString()!)));
        }
    }

    [Theory]
    [MemberData(nameof(WithConversion))]
    public void Policies_reach_ztunnel_as_istiod_sends_them(string name)
    {
        var live = Cases[name].Mesh();
        foreach (var expected in Cases[name].Expected("policies").EnumerateObject())
        {
            var read = ZtunnelConversion.Read(live.Mesh.Resources.Find(Key(expected.Name, ResourceKind.AuthorizationPolicy)).ShouldBeOfType<AuthorizationPolicyResource>());
            var status = expected.Value.GetProperty("status");
            if (status.ValueKind == JsonValueKind.Null)
            {
                (read.Condition?.IsTrue ?? true).ShouldBeTrue(read.Condition?.Message);
                continue;
            }

            (read.Condition?.Reason, read.Condition?.Message).ShouldBe((status.GetProperty("reason").GetString(), status.GetProperty("message").GetString()));
            if (expected.Value.TryGetProperty("hasEffectiveRules", out var effective))
            {
                read.IsNoOpDeny.ShouldBe(!effective.GetBoolean());
            }
        }
    }

    private static void CheckCondition(MeshCase found, PolicyCondition? condition)
    {
        if (found.Content.TryGetProperty("derived", out var derived) && derived.TryGetProperty("condition", out var expected))
        {
            (condition?.Type, condition?.IsTrue, condition?.Reason, condition?.Message).ShouldBe((
                expected.GetProperty("type").GetString(), expected.GetProperty("status").GetString() == "True", expected.GetProperty("reason").GetString(), expected.GetProperty("message").GetString()));
        }
    }

    private static TheoryData<string> Having(string part, string? kind = null) =>
        [.. Cases.Values.Where(found => found.Content.TryGetProperty("objects", out _) && found.Expected(part).ValueKind != JsonValueKind.Undefined && (kind is null || found.Kind == kind)).Select(found => found.Name)];

    private static ObjectKey Find(LiveMesh live, string name, params ReadOnlySpan<ResourceKind> kinds)
    {
        foreach (var kind in kinds)
        {
            if (live.Mesh.Resources.Find(Key(name, kind)) is { } found)
            {
                return found.Key;
            }
        }

        return Key(name, kinds[0]);
    }

    private static ObjectKey Key(string name, ResourceKind kind) => name.Split('/') is [var home, var own] ? new(kind, home, own) : throw new ArgumentException($"Not a namespace and a name: {name}", nameof(name));
}
