using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.Sandbox.Tests.Contract.Wire;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Sandbox.Tests.Contract.Suites;

public abstract class AccessContract(ContractServer server) : ContractSuite(server)
{
    private const string Rbac = "/apis/rbac.authorization.k8s.io/v1";

    private async Task AllowAsync(string subjectKind, string subject, string group, string resource, params string[] verbs)
    {
        var list = string.Join(',', verbs.Select(verb => $"\"{verb}\""));
        (await Admin.PostAsync($"{Rbac}/namespaces/{Namespace}/roles",
            $$"""{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"test"},"rules":[{"apiGroups":["{{group}}"],"resources":["{{resource}}"],"verbs":[{{list}}]}]}""", Token)).Expect(201);
        (await Admin.PostAsync($"{Rbac}/namespaces/{Namespace}/rolebindings",
            $$"""{"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"test"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"test"},"subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"{{subjectKind}}","name":"{{subject}}"}]}""", Token)).Expect(201);
    }

    private static async Task UntilAllowedAsync(WireClient client, string path) => // Rules take effect a moment after they are written.
        await TestKit.Processes.Deadline.UntilAsync(async () => (await client.GetAsync(path, Token)).Code == 200, TimeSpan.FromSeconds(20), () => $"{path} stays forbidden", Token);

    private static string Review(string @namespace, string verb, string group, string resource) =>
        $$$$"""{"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview","spec":{"resourceAttributes":{"namespace":"{{{{@namespace}}}}","verb":"{{{{verb}}}}","group":"{{{{group}}}}","resource":"{{{{resource}}}}"}}}""";

    [Fact]
    public async Task Without_a_rule_everything_is_forbidden_in_words_that_say_what_is_missing()
    {
        using var alice = As(KubeUser.Alice);
        (await alice.GetAsync(ConfigMaps, Token)).ExpectStatus(403, "Forbidden",
            $"configmaps is forbidden: User \"alice\" cannot list resource \"configmaps\" in API group \"\" in the namespace \"{Namespace}\"");
        (await alice.GetAsync($"{Gateways}/waypoint", Token)).ExpectStatus(403, "Forbidden",
            $"gateways.gateway.networking.k8s.io \"waypoint\" is forbidden: User \"alice\" cannot get resource \"gateways\" in API group \"gateway.networking.k8s.io\" in the namespace \"{Namespace}\"");
        (await alice.GetAsync("/api/v1/namespaces", Token)).ExpectStatus(403, "Forbidden",
            "namespaces is forbidden: User \"alice\" cannot list resource \"namespaces\" in API group \"\" at the cluster scope");
        (await alice.MergeAsync($"{Services}/web", "{}", Token)).ExpectStatus(403, "Forbidden",
            $"services \"web\" is forbidden: User \"alice\" cannot patch resource \"services\" in API group \"\" in the namespace \"{Namespace}\"");
        var details = (await alice.GetAsync(ConfigMaps, Token)).At("details");
        details.At("kind")!.ToString().ShouldBe("configmaps");
    }

    [Fact]
    public async Task Who_says_no_name_is_anonymous_and_who_lies_is_unauthorized()
    {
        using var nobody = As(null);
        (await nobody.GetAsync(ConfigMaps, Token)).Expect(403).Text("message").ShouldContain("User \"system:anonymous\" cannot list");
        using var liar = As(new KubeUser("liar", "wrong-token", ""));
        (await liar.GetAsync(ConfigMaps, Token)).ExpectStatus(401, "Unauthorized", "Unauthorized");
    }

    [Theory]
    [InlineData("User", "alice", true, false)]
    [InlineData("Group", "devs", true, true)]
    public async Task A_binding_lets_in_whom_it_names(string kind, string name, bool alice, bool bob)
    {
        await AllowAsync(kind, name, "", "configmaps", "get", "list");
        using var first = As(KubeUser.Alice);
        using var second = As(KubeUser.Bob);
        await UntilAllowedAsync(first, ConfigMaps);
        ((await first.GetAsync(ConfigMaps, Token)).Code == 200).ShouldBe(alice);
        ((await second.GetAsync(ConfigMaps, Token)).Code == 200).ShouldBe(bob);
        (await first.PostAsync(ConfigMaps, Manifests.ConfigMap("a"), Token)).Expect(403);
        (await first.GetAsync("/api/v1/configmaps", Token)).Expect(403);
    }

    [Fact]
    public async Task A_review_says_what_one_may_do()
    {
        await AllowAsync("User", "alice", "gateway.networking.k8s.io", "gateways", "create", "list");
        using var alice = As(KubeUser.Alice);
        await UntilAllowedAsync(alice, Gateways);
        const string Path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
        var yes = (await alice.PostAsync(Path, Review(Namespace, "create", "gateway.networking.k8s.io", "gateways"), Token)).Expect(201);
        (yes.Text("kind"), yes.Text("status", "allowed")).ShouldBe(("SelfSubjectAccessReview", "true"));
        yes.Text("status", "reason").ShouldBe($"RBAC: allowed by RoleBinding \"test/{Namespace}\" of Role \"test\" to User \"alice\"");
        var no = (await alice.PostAsync(Path, Review(Namespace, "delete", "gateway.networking.k8s.io", "gateways"), Token)).Expect(201);
        no.Text("status", "allowed").ShouldBe("false");
        (await alice.PostAsync(Path, Review("", "create", "gateway.networking.k8s.io", "gateways"), Token)).Text("status", "allowed").ShouldBe("false");
        (await Admin.PostAsync(Path, Review("", "delete", "", "namespaces"), Token)).Text("status", "allowed").ShouldBe("true");
    }

    [Fact]
    public async Task A_rules_review_lists_what_one_may_do()
    {
        await AllowAsync("User", "alice", "gateway.networking.k8s.io", "gateways", "list", "create");
        using var alice = As(KubeUser.Alice);
        await UntilAllowedAsync(alice, Gateways);
        var reply = (await alice.PostAsync("/apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
            $$$$"""{"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectRulesReview","spec":{"namespace":"{{{{Namespace}}}}"}}""", Token)).Expect(201);
        var rule = reply.At("status", "resourceRules")!.AsArray().Single(item => item.At("resources", 0)!.ToString() == "gateways");
        rule.At("verbs")!.ToJsonString().ShouldBe("""["list","create"]""");
        rule.At("apiGroups")!.ToJsonString().ShouldBe("""["gateway.networking.k8s.io"]""");
        reply.At("status", "incomplete")!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Who_may_impersonate_acts_as_the_other()
    {
        await AllowAsync("Group", "friends", "", "configmaps", "list");
        using var carol = As(KubeUser.Admin).Impersonate("carol", "friends");
        await UntilAllowedAsync(carol, ConfigMaps);
        (await carol.GetAsync(Services, Token)).ExpectStatus(403, "Forbidden",
            $"services is forbidden: User \"carol\" cannot list resource \"services\" in API group \"\" in the namespace \"{Namespace}\"");
    }

    [Fact]
    public async Task Who_may_not_impersonate_is_told_so()
    {
        using var alice = As(KubeUser.Alice).Impersonate("bob");
        (await alice.GetAsync(ConfigMaps, Token)).ExpectStatus(403, "Forbidden",
            "users \"bob\" is forbidden: User \"alice\" cannot impersonate resource \"users\" in API group \"\" at the cluster scope");
    }
}
