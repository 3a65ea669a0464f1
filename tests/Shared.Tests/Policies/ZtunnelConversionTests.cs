using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;

namespace WaypointDashboard.Shared.Tests.Policies;

/// <summary>What istiod sends ztunnel of an AuthorizationPolicy, and what it then writes on it.</summary>
public sealed class ZtunnelConversionTests
{
    [Theory]
    [InlineData("true", false)]
    [InlineData("True", false)]
    [InlineData("false", true)]
    [InlineData("nonsense", true)]
    public void A_dry_run_is_not_sent(string dryRun, bool isSent)
    {
        var read = Read("{rules: [{from: [{source: {namespaces: [a]}}]}]}", $"{{istio.io/dry-run: '{dryRun}'}}");

        read.IsSent.ShouldBe(isSent);
        read.Condition!.IsTrue.ShouldBe(isSent);
        read.Condition.Message.ShouldBe(isSent ? "attached to ztunnel" : "ztunnel does not support dry-run AuthorizationPolicies");
    }

    [Fact]
    public void A_policy_with_targets_is_a_waypoint_s()
    {
        var read = Read("{targetRefs: [{kind: Service, group: '', name: cart}], action: CUSTOM}");

        (read.IsSent, read.Condition).ShouldBe((false, null));
    }

    [Theory]
    [InlineData("CUSTOM")]
    [InlineData("AUDIT")]
    public void Other_actions_are_not_sent(string action) =>
        Read($"{{action: {action}}}").Condition.ShouldBe(new PolicyCondition("ZtunnelAccepted", false, "UnsupportedValue", $"ztunnel does not support the {action} action"));

    [Fact]
    public void Without_HTTP_attributes_it_is_sent_as_it_is()
    {
        var read = Read("{rules: [{from: [{source: {namespaces: [a], ipBlocks: [10.0.0.0/8, 10.1.1.1, nonsense]}}], to: [{operation: {ports: ['80', http, '70000']}}], when: [{key: destination.port, values: ['80', x]}]}]}");

        (read.IsSent, read.HasHttpAttributes, read.HasEffectiveRules, read.OmittedRules).ShouldBe((true, false, true, 0));
        var rule = read.Rules.ShouldHaveSingleItem();
        rule.From[0].Values("ipBlocks").ShouldBe(["10.0.0.0/8", "10.1.1.1"]);
        rule.To[0].Values("ports").ShouldBe(["80"]);
        rule.When[0].Values.ShouldBe(["80"]);
        read.Condition.ShouldBe(new PolicyCondition("ZtunnelAccepted", true, "Accepted", "attached to ztunnel"));
    }

    [Theory]
    [InlineData("ports", "'80', '0x50', '65536', '65535'", "80,65535")]
    [InlineData("notPorts", "'-1', '443', ''", "443")]
    [InlineData("destination.port", "'80', http", "80")]
    [InlineData("ipBlocks", "10.0.0.0/8, 10.0.0.0/33, fd00::/8", "10.0.0.0/8,fd00::/8")]
    [InlineData("notIpBlocks", "10.1.1.1, example.com", "10.1.1.1")]
    [InlineData("source.ip", "10.1.1.1, x", "10.1.1.1")]
    [InlineData("destination.ip", "x/8, 10.0.0.0/8", "10.0.0.0/8")]
    [InlineData("principals", "'80', x", "80,x")]
    [InlineData("notPrincipals", "'80', x", "80,x")]
    [InlineData("namespaces", "'80', x", "80,x")]
    [InlineData("notNamespaces", "'80', x", "80,x")]
    [InlineData("serviceAccounts", "'80', a/x", "80,a/x")]
    [InlineData("notServiceAccounts", "'80', a/x", "80,a/x")]
    [InlineData("source.namespace", "'80', x", "80,x")]
    [InlineData("source.principal", "'80', x", "80,x")]
    public void Values_that_istiod_cannot_parse_are_left_out_of_their_field_only(string field, string values, string left)
    {
        var rule = field.Contains('.', StringComparison.Ordinal)
            ? $"{{when: [{{key: {field}, values: [{values}], notValues: [{values}]}}]}}"
            : $"{{{(field.EndsWith("orts", StringComparison.Ordinal) ? "to: [{operation" : "from: [{source")}: {{{field}: [{values}]}}}}]}}";

        var read = Read($"{{action: DENY, rules: [{rule}]}}").Rules.ShouldHaveSingleItem();

        var found = read.When.Count > 0 ? read.When.SelectMany(condition => new[] { condition.Values, condition.NotValues })
            : read.From.Concat(read.To).Select(clause => clause.Values(field));
        found.Select(list => string.Join(',', list.Items)).Distinct().ShouldBe([left]);
    }

    [Fact]
    public void An_ALLOW_rule_with_an_HTTP_attribute_is_left_out_whole()
    {
        var read = Read("{action: ALLOW, rules: [{from: [{source: {namespaces: [a]}}], to: [{operation: {methods: [GET], paths: [/x]}}]}, {from: [{source: {namespaces: [b]}}]}]}");

        read.Rules.ShouldHaveSingleItem().From[0].Values("namespaces").ShouldBe(["b"]);
        read.OmittedRules.ShouldBe(1);
        read.Omitted.ShouldBe(["methods", "paths"]);
        read.Condition!.Message.ShouldBe(
            "ztunnel does not support HTTP attributes (found: methods, paths). In ambient mode you must use a waypoint proxy to enforce HTTP rules. " +
            "Within an ALLOW policy, rules matching HTTP attributes are omitted. This will be more restrictive than requested.");
        (read.Condition.IsTrue, read.Condition.Reason).ShouldBe((true, "UnsupportedValue"));
    }

    [Fact]
    public void A_DENY_rule_keeps_what_ztunnel_can_check_and_denies_more()
    {
        var read = Read("{action: DENY, rules: [{from: [{source: {namespaces: [a], requestPrincipals: ['*']}}]}]}");

        read.Rules.ShouldHaveSingleItem().From[0].Attributes.ShouldBe([new("namespaces", ["a"])]);
        (read.IsNoOpDeny, read.OmittedRules).ShouldBe((false, 0));
        read.Condition!.Message.ShouldEndWith("DENY policy with HTTP attributes is enforced without the HTTP rules. This will be more restrictive than requested.");
    }

    [Theory]
    [InlineData("{to: [{operation: {methods: [GET]}}]}")]
    [InlineData("{from: [{source: {requestPrincipals: ['*']}}]}")]
    [InlineData("{when: [{key: 'request.headers[x]', values: [y]}]}")]
    [InlineData("{from: [{source: {namespaces: [a]}}], when: [{key: request.auth.principal, notValues: [y]}]}")]
    public void A_DENY_rule_of_which_nothing_is_left_denies_nothing(string rule)
    {
        var read = Read($"{{action: DENY, rules: [{rule}]}}");

        (read.IsSent, read.HasEffectiveRules, read.IsNoOpDeny).ShouldBe((true, false, true));
        read.Condition!.Message.ShouldEndWith("has no enforceable rules at ztunnel and will have no effect. Deploy a waypoint proxy and use a targetRef to enforce this policy.");
    }

    [Fact]
    public void A_rule_without_clauses_matches_everything() => Read("{action: DENY, rules: [{}]}").HasEffectiveRules.ShouldBeTrue();

    private static ZtunnelPolicy Read(string spec, string annotations = "{}") => ZtunnelConversion.Read(ClusterText.One<AuthorizationPolicyResource>($$"""
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: p, namespace: shop, annotations: {{annotations}}}
        spec: {{spec}}
        """));
}
