using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.Sandbox.Tests.Contract.Wire;

namespace WaypointDashboard.Sandbox.Tests.Contract.Suites;

public abstract class DiscoveryContract(ContractServer server) : ContractSuite(server)
{
    [Fact]
    public async Task Root_lists_the_versions_of_the_core_group()
    {
        var reply = (await Admin.GetAsync("/api", Token)).Expect(200);
        reply.Text("kind").ShouldBe("APIVersions");
        reply.At("versions")!.ToJsonString().ShouldBe("""["v1"]""");
    }

    [Theory]
    [InlineData("apps", "v1")]
    [InlineData("discovery.k8s.io", null)]
    [InlineData("rbac.authorization.k8s.io", "v1")]
    [InlineData("authorization.k8s.io", "v1")]
    [InlineData("policy", null)]
    [InlineData("autoscaling", null)]
    [InlineData("apiextensions.k8s.io", "v1")]
    [InlineData("gateway.networking.k8s.io", "v1")]
    [InlineData("networking.istio.io", "v1")]
    [InlineData("security.istio.io", "v1")]
    [InlineData("telemetry.istio.io", "v1")]
    [InlineData("extensions.istio.io", "v1alpha1")]
    public async Task Groups_are_listed_with_their_versions(string name, string? preferred)
    {
        var reply = (await Admin.GetAsync("/apis", Token)).Expect(200);
        reply.Text("kind").ShouldBe("APIGroupList");
        var group = reply.At("groups")!.AsArray().Single(item => item.At("name")!.ToString() == name);
        var best = group.At("preferredVersion", "version")!.ToString();
        group.At("preferredVersion", "groupVersion")!.ToString().ShouldBe($"{name}/{best}");
        group.At("versions")!.AsArray().ShouldContain(version => version.At("version")!.ToString() == best);
        if (preferred is not null)
            best.ShouldBe(preferred);
        var alone = (await Admin.GetAsync($"/apis/{name}", Token)).Expect(200);
        alone.Text("kind").ShouldBe("APIGroup");
        alone.Text("preferredVersion", "version").ShouldBe(best);
    }

    [Theory]
    [InlineData("/api/v1", "pods", "Pod", true, "po", "create delete deletecollection get list patch update watch")]
    [InlineData("/api/v1", "namespaces", "Namespace", false, "ns", "create delete get list patch update watch")]
    [InlineData("/api/v1", "services/status", "Service", true, "", "get patch update")]
    [InlineData("/apis/apps/v1", "deployments", "Deployment", true, "deploy", "create delete deletecollection get list patch update watch")]
    [InlineData("/apis/gateway.networking.k8s.io/v1", "gateways", "Gateway", true, "gtw", "create delete deletecollection get list patch update watch")]
    [InlineData("/apis/gateway.networking.k8s.io/v1", "gateways/status", "Gateway", true, "", "get patch update")]
    [InlineData("/apis/gateway.networking.k8s.io/v1", "gatewayclasses", "GatewayClass", false, "gc", "create delete deletecollection get list patch update watch")]
    [InlineData("/apis/security.istio.io/v1", "authorizationpolicies", "AuthorizationPolicy", true, "ap", "create delete deletecollection get list patch update watch")]
    [InlineData("/apis/authorization.k8s.io/v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview", false, "", "create")]
    public async Task Resources_are_described(string path, string name, string kind, bool namespaced, string shortName, string verbs)
    {
        var reply = (await Admin.GetAsync(path, Token)).Expect(200);
        reply.Text("kind").ShouldBe("APIResourceList");
        var resource = reply.At("resources")!.AsArray().Single(item => item.At("name")!.ToString() == name);
        resource.At("kind")!.ToString().ShouldBe(kind);
        resource.At("namespaced")!.GetValue<bool>().ShouldBe(namespaced);
        string.Join(' ', resource.At("verbs")!.AsArray().Select(verb => verb!.ToString()).Order(StringComparer.Ordinal)).ShouldBe(verbs);
        (resource.At("shortNames", 0)?.ToString() ?? "").ShouldBe(shortName);
    }

    [Theory]
    [InlineData("/readyz")]
    [InlineData("/livez")]
    [InlineData("/healthz")]
    public async Task Health_is_said_in_a_word(string path) => (await Admin.GetAsync(path, Token)).Expect(200).Body!.ToString().ShouldBe("ok");

    [Fact]
    public async Task Version_says_which_Kubernetes_it_is()
    {
        var reply = (await Admin.GetAsync("/version", Token)).Expect(200);
        reply.Text("gitVersion").ShouldMatch("^v[0-9]+[.][0-9]+[.][0-9]+");
        foreach (var field in (string[])["major", "minor", "gitCommit", "gitTreeState", "buildDate", "goVersion", "compiler", "platform"])
            reply.At(field).ShouldNotBeNull(field);
    }

    [Fact]
    public async Task What_is_not_served_is_not_found()
    {
        (await Admin.GetAsync("/apis/nobody.example/v1", Token)).Expect(404);
        (await Admin.GetAsync("/apis/gateway.networking.k8s.io/v9/gateways", Token)).Expect(404);
        (await Admin.GetAsync($"/api/v1/namespaces/{Namespace}/waypoints", Token)).ExpectStatus(404, "NotFound", "the server could not find the requested resource");
    }
}
