using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;

namespace WaypointDashboard.Shared.Tests.Policies;

/// <summary>What the ztunnel in front of a pod says to a connection.</summary>
public sealed class L4AuthorizationTests
{
    private static readonly WorkloadIdentity Client = new("cluster.local", "bank", "teller");

    private static readonly LabelSet Cart = LabelSet.Of(("app", "cart"));

    [Theory]
    [InlineData("{from: [{source: {principals: [cluster.local/ns/bank/sa/teller]}}]}", true)]
    [InlineData("{from: [{source: {principals: ['*/sa/teller']}}]}", true)]
    [InlineData("{from: [{source: {principals: [cluster.local/ns/bank/*]}}]}", true)]
    [InlineData("{from: [{source: {principals: ['*']}}]}", true)]
    [InlineData("{from: [{source: {principals: [cluster.local/ns/bank/sa/other]}}]}", false)]
    [InlineData("{from: [{source: {notPrincipals: [cluster.local/ns/bank/sa/other]}}]}", true)]
    [InlineData("{from: [{source: {notPrincipals: ['*']}}]}", false)]
    [InlineData("{from: [{source: {namespaces: [bank]}}]}", true)]
    [InlineData("{from: [{source: {namespaces: ['b*'], principals: [x]}}]}", false)]
    [InlineData("{from: [{source: {notNamespaces: [bank]}}]}", false)]
    [InlineData("{from: [{source: {notNamespaces: [shop]}}]}", true)]
    [InlineData("{from: [{source: {serviceAccounts: [bank/teller]}}]}", true)]
    [InlineData("{from: [{source: {serviceAccounts: [shop/teller]}}]}", false)]
    [InlineData("{from: [{source: {serviceAccounts: [teller]}}]}", false)]
    [InlineData("{from: [{source: {notServiceAccounts: [bank/other]}}]}", true)]
    [InlineData("{from: [{source: {namespaces: [x]}}, {source: {namespaces: [bank]}}]}", true)]
    [InlineData("{to: [{operation: {ports: ['80']}}]}", true)]
    [InlineData("{to: [{operation: {ports: ['81']}}]}", false)]
    [InlineData("{to: [{operation: {notPorts: ['81']}}]}", true)]
    [InlineData("{to: [{operation: {notPorts: ['80']}}]}", false)]
    [InlineData("{when: [{key: source.namespace, values: [bank]}]}", true)]
    [InlineData("{when: [{key: source.namespace, notValues: [bank]}]}", false)]
    [InlineData("{when: [{key: source.principal, values: ['*'], notValues: [x]}]}", true)]
    [InlineData("{when: [{key: destination.port, values: ['80']}, {key: source.namespace, values: [x]}]}", false)]
    [InlineData("{when: [{key: source.principal, notValues: ['cluster.local/*']}]}", false)]
    [InlineData("{when: [{key: destination.port, notValues: ['81']}]}", true)]
    [InlineData("{when: [{key: source.ip, values: [10.0.0.0/8]}]}", false)]
    [InlineData("{when: [{key: destination.ip, notValues: [10.0.0.0/8]}]}", false)]
    [InlineData("{when: [{key: source.namespace}]}", false)]
    [InlineData("{from: [{source: {notIpBlocks: [10.0.0.0/8]}}]}", false)]
    [InlineData("{}", true)]
    [InlineData("{to: [{operation: {methods: [GET]}}]}", false)]
    [InlineData("{from: [{source: {ipBlocks: [10.0.0.0/8]}}]}", false)]
    public void A_DENY_denies_what_it_certainly_matches(string rule, bool isDenied)
    {
        var verdict = Decide($"{{action: DENY, rules: [{rule}]}}", Client, 80);

        verdict.IsDenied.ShouldBe(isDenied);
        verdict.DecidedBy.Count.ShouldBe(isDenied ? 1 : 0);
    }

    [Theory]
    [InlineData("{from: [{source: {namespaces: [bank]}}]}", false)]
    [InlineData("{from: [{source: {namespaces: [x]}}]}", true)]
    [InlineData("{from: [{source: {ipBlocks: [10.0.0.0/8]}}]}", false)]
    [InlineData("{to: [{operation: {methods: [GET]}}]}", true)]
    public void An_ALLOW_denies_what_it_cannot_match(string rule, bool isDenied) =>
        Decide($"{{action: ALLOW, rules: [{rule}]}}", Client, 80).IsDenied.ShouldBe(isDenied);

    [Fact]
    public void A_port_that_is_not_known_may_be_any()
    {
        Decide("{action: DENY, rules: [{to: [{operation: {ports: ['80']}}]}]}", Client, null).IsDenied.ShouldBeFalse();
        Decide("{action: ALLOW, rules: [{to: [{operation: {ports: ['80']}}]}]}", Client, null).IsDenied.ShouldBeFalse();
    }

    [Fact]
    public void Plaintext_has_no_identity()
    {
        Decide("{action: ALLOW, rules: [{from: [{source: {principals: ['*']}}]}]}", null, 80).IsDenied.ShouldBeTrue();
        Decide("{action: ALLOW, rules: [{from: [{source: {notPrincipals: [x], notNamespaces: [x], notServiceAccounts: [x/y]}}]}]}", null, 80).IsDenied.ShouldBeFalse();
        Decide("{action: ALLOW, rules: [{from: [{source: {namespaces: [bank]}}]}, {from: [{source: {serviceAccounts: [bank/teller]}}]}]}", null, 80).IsDenied.ShouldBeTrue();
    }

    [Fact]
    public void A_service_account_without_a_namespace_is_the_policy_s_own() =>
        Decide("{action: DENY, rules: [{from: [{source: {serviceAccounts: [teller]}}]}]}", Client with { Namespace = "shop" }, 80).IsDenied.ShouldBeTrue();

    [Fact]
    public void One_of_several_ALLOW_policies_is_enough_and_all_are_named_when_none_is()
    {
        var none = Policy("a", "{action: ALLOW, rules: [{from: [{source: {namespaces: [x]}}]}]}");
        var some = Policy("b", "{action: ALLOW, rules: [{from: [{source: {namespaces: [bank]}}]}]}");

        On(none, some).Decide(Cart, Client, 80).ShouldBe(L4Verdict.LetThrough);
        On(none, none.Replace("name: a", "name: c", StringComparison.Ordinal)).Decide(Cart, Client, 80).DecidedBy.Select(key => key.Name).ShouldBe(["a", "c"]);
    }

    [Fact]
    public void Only_policies_that_select_the_pod_count()
    {
        var others = Policy("a", "{action: DENY, selector: {matchLabels: {app: till}}, rules: [{}]}");
        var elsewhere = Policy("b", "{action: DENY, rules: [{}]}", "bank");
        var everywhere = Policy("c", "{action: DENY, selector: {matchLabels: {app: cart}}, rules: [{}]}", "istio-system");

        On(others, elsewhere).Decide(Cart, Client).IsDenied.ShouldBeFalse();
        On(others, elsewhere, everywhere).Decide(Cart, Client).DecidedBy.ShouldHaveSingleItem().Name.ShouldBe("c");
        On(Policy("d", "{action: CUSTOM}")).IsEmpty.ShouldBeTrue();
        new L4Authorization(ClusterText.Index(everywhere), "istio-system", "istio-system").Selecting(Cart).Count().ShouldBe(1);
    }

    [Fact]
    public void Strict_mTLS_denies_plaintext_alone()
    {
        var strict = Peer("p", "{mtls: {mode: STRICT}}");

        On(strict).Decide(Cart, null).DecidedBy.ShouldHaveSingleItem().Kind.ShouldBe(ResourceKind.PeerAuthentication);
        On(strict).Decide(Cart, Client).IsDenied.ShouldBeFalse();
    }

    [Fact]
    public void The_nearest_peer_authentication_sets_the_mode()
    {
        var root = Peer("root", "{mtls: {mode: STRICT}}", "istio-system");
        var home = Peer("home", "{mtls: {mode: PERMISSIVE}}");
        var unset = Peer("aaa", "{}");
        var own = Peer("own", "{selector: {matchLabels: {app: cart}}, mtls: {mode: DISABLE}}");
        var others = Peer("others", "{selector: {matchLabels: {app: till}}, mtls: {mode: STRICT}}");

        On(others).ModeOf(Cart).ShouldBeNull();
        On(root, others).ModeOf(Cart)!.Name.ShouldBe("root");
        On(root, home, unset).ModeOf(Cart)!.Name.ShouldBe("home");
        On(root, home, own).ModeOf(Cart)!.Name.ShouldBe("own");
    }

    [Fact]
    public void Of_equals_the_oldest_sets_the_mode()
    {
        var young = Peer("a", "{mtls: {mode: STRICT}}", created: "2026-02-01T00:00:00Z");
        var old = Peer("b", "{mtls: {mode: DISABLE}}", created: "2026-01-01T00:00:00Z");

        On(young, old).ModeOf(Cart)!.Name.ShouldBe("b");
    }

    [Fact]
    public void An_identity_is_written_with_and_without_its_scheme() =>
        (Client.Principal, Client.ToString()).ShouldBe(("cluster.local/ns/bank/sa/teller", "spiffe://cluster.local/ns/bank/sa/teller"));

    private static L4Verdict Decide(string spec, WorkloadIdentity? source, int? port) => On(Policy("p", spec)).Decide(Cart, source, port);

    private static L4Authorization On(params string[] documents) => new(ClusterText.Index(documents), "shop", "istio-system");

    private static string Policy(string name, string spec, string home = "shop") => $$"""
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: {{name}}, namespace: {{home}}}
        spec: {{spec}}
        """;

    private static string Peer(string name, string spec, string home = "shop", string created = "2026-01-01T00:00:00Z") => $$"""
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata: {name: {{name}}, namespace: {{home}}, creationTimestamp: '{{created}}'}
        spec: {{spec}}
        """;
}
