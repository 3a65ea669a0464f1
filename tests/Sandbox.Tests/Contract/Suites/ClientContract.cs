using System.Text;
using k8s;
using k8s.Autorest;
using k8s.Models;
using WaypointDashboard.Sandbox.Tests.Contract.Servers;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Sandbox.Tests.Contract.Suites;

/// <summary>The same servers through KubernetesClient, which the app uses.</summary>
public abstract class ClientContract(ContractServer server) : ContractSuite(server)
{
    private async Task<Kubernetes> ConnectAsync()
    {
        using var kubeconfig = new MemoryStream(Encoding.UTF8.GetBytes(Server.KubeconfigText(KubeUser.Admin)));
        return new Kubernetes(await KubernetesClientConfiguration.BuildConfigFromConfigFileAsync(kubeconfig));
    }

    private static V1ConfigMap ConfigMap(string name) => new() { Metadata = new V1ObjectMeta { Name = name }, Data = new Dictionary<string, string>(StringComparer.Ordinal) { ["x"] = "1" } };

    [Fact]
    public async Task Typed_objects_are_created_read_patched_and_deleted()
    {
        using var client = await ConnectAsync();
        var created = await client.CoreV1.CreateNamespacedConfigMapAsync(ConfigMap("a"), Namespace, cancellationToken: Token);
        created.Metadata.CreationTimestamp.ShouldNotBeNull();
        var patched = await client.CoreV1.PatchNamespacedConfigMapAsync(new V1Patch("""{"data":{"x":"2"}}""", V1Patch.PatchType.MergePatch), "a", Namespace, cancellationToken: Token);
        patched.Data["x"].ShouldBe("2");
        (await client.CoreV1.ListNamespacedConfigMapAsync(Namespace, fieldSelector: "metadata.name=a", cancellationToken: Token)).Items.Count.ShouldBe(1);
        (await client.CoreV1.DeleteNamespacedConfigMapAsync("a", Namespace, cancellationToken: Token)).Status.ShouldBe("Success");
    }

    [Fact]
    public async Task A_refusal_comes_as_the_client_knows_it()
    {
        using var client = await ConnectAsync();
        var failure = await Should.ThrowAsync<HttpOperationException>(() => client.CoreV1.ReadNamespacedConfigMapAsync("nobody", Namespace, cancellationToken: Token));
        var status = KubernetesJson.Deserialize<V1Status>(failure.Response.Content);
        (status.Code, status.Reason, status.Message).ShouldBe((404, "NotFound", "configmaps \"nobody\" not found"));
    }

    [Fact]
    public async Task Custom_objects_come_through_the_same_client()
    {
        using var client = await ConnectAsync();
        (await Admin.PostAsync(Gateways, Wire.Manifests.Waypoint("waypoint"), Token)).Expect(201);
        var gateway = (System.Text.Json.JsonElement)await client.CustomObjects.GetNamespacedCustomObjectAsync("gateway.networking.k8s.io", "v1", Namespace, "gateways", "waypoint", Token);
        gateway.GetProperty("kind").GetString().ShouldBe("Gateway");
    }
}
