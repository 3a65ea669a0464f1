using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.Sandbox.Tests.Contract.Wire;

namespace WaypointDashboard.Sandbox.Tests.Contract.Suites;

public abstract class ScaleContract(ContractServer server) : ContractSuite(server)
{
    private string Deployments => $"/apis/apps/v1/namespaces/{Namespace}/deployments";

    private string Scale => $"{Deployments}/cart/scale";

    private async Task<Reply> ExistingAsync() => (await Admin.PostAsync(Deployments, """
        {
          "apiVersion": "apps/v1", "kind": "Deployment", "metadata": { "name": "cart" },
          "spec": {
            "replicas": 2, "selector": { "matchLabels": { "app": "cart" } },
            "template": { "metadata": { "labels": { "app": "cart" } }, "spec": { "containers": [{ "name": "cart", "image": "docker.io/example/cart:1.0" }] } }
          }
        }
        """, Token)).Expect(201);

    [Fact]
    public async Task Reading_tells_how_many_and_which_pods()
    {
        var existing = await ExistingAsync();
        var scale = (await Admin.GetAsync(Scale, Token)).Expect(200);
        (scale.Text("apiVersion"), scale.Text("kind")).ShouldBe(("autoscaling/v1", "Scale"));
        (scale.Text("metadata", "name"), scale.Text("metadata", "uid"), scale.Version).ShouldBe(("cart", existing.Text("metadata", "uid"), existing.Version));
        (scale.Text("spec", "replicas"), scale.Text("status", "replicas"), scale.Text("status", "selector")).ShouldBe(("2", "0", "app=cart"));
        scale.At("spec", "template").ShouldBeNull();
    }

    [Fact]
    public async Task Patching_changes_the_number_in_three_ways()
    {
        await ExistingAsync();
        (await Admin.MergeAsync(Scale, """{"spec":{"replicas":3}}""", Token)).Expect(200).Text("spec", "replicas").ShouldBe("3");
        (await Admin.StrategicAsync(Scale, """{"spec":{"replicas":4}}""", Token)).Expect(200).Text("kind").ShouldBe("Scale");
        (await Admin.JsonPatchAsync(Scale, """[{"op":"replace","path":"/spec/replicas","value":5}]""", Token)).Expect(200).Text("spec", "replicas").ShouldBe("5");
        var deployment = (await Admin.GetAsync($"{Deployments}/cart", Token)).Expect(200);
        (deployment.Text("spec", "replicas"), deployment.Text("metadata", "generation")).ShouldBe(("5", "4"));
    }

    [Fact]
    public async Task Replacing_holds_to_the_version_that_was_read()
    {
        await ExistingAsync();
        var read = (await Admin.GetAsync(Scale, Token)).Expect(200).Body!.AsObject();
        read["spec"]!["replicas"] = 3;
        (await Admin.PutAsync(Scale, read.ToJsonString(), Token)).Expect(200).Text("spec", "replicas").ShouldBe("3");
        read["spec"]!["replicas"] = 4;
        (await Admin.PutAsync(Scale, read.ToJsonString(), Token)).Expect(409).Text("reason").ShouldBe("Conflict");
        (await Admin.GetAsync(Scale, Token)).Expect(200).Text("spec", "replicas").ShouldBe("3");
    }

    [Fact]
    public async Task Scaling_dry_changes_nothing()
    {
        await ExistingAsync();
        (await Admin.MergeAsync($"{Scale}?dryRun=All", """{"spec":{"replicas":3}}""", Token)).Expect(200).Text("spec", "replicas").ShouldBe("3");
        (await Admin.GetAsync(Scale, Token)).Expect(200).Text("spec", "replicas").ShouldBe("2");
    }

    [Fact]
    public async Task What_is_not_there_or_has_no_replicas_cannot_be_scaled()
    {
        (await Admin.GetAsync($"{Deployments}/missing/scale", Token)).ExpectStatus(404, "NotFound", "deployments/scale.apps \"missing\" not found").Text("details", "kind").ShouldBe("deployments/scale");
        (await Admin.GetAsync($"{Services}/cart/scale", Token)).Expect(404);
    }

    [Fact]
    public async Task Discovery_names_the_kind_of_another_group()
    {
        var resources = (await Admin.GetAsync("/apis/apps/v1", Token)).Expect(200).At("resources")!.AsArray();
        foreach (var name in (string[])["deployments/scale", "replicasets/scale", "statefulsets/scale"])
        {
            var scale = resources.Single(item => item.At("name")!.ToString() == name);
            (scale.At("group")!.ToString(), scale.At("version")!.ToString(), scale.At("kind")!.ToString()).ShouldBe(("autoscaling", "v1", "Scale"));
        }
    }
}
