using System.Net;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Server.Tests.Ground;

[Trait("Needs", "ApiServer")]
public sealed class KubeApiServerTests
{
    private const string Gateway = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: waypoint, namespace: shop }
        spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }
        status: { addresses: [{ value: 10.1.2.3 }] }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_keeps_what_it_knew_over_a_restart_and_forgets_it_with_an_emptied_etcd()
    {
        await using var server = await KubeApiServer.StartAsync(cancellation: Token);
        var address = server.Address;
        using (var admin = server.CreateClient(KubeUser.Admin))
            (await new ObjectLoader(admin).LoadAsync(Gateway, Token)).ShouldBe(1);

        await server.StopAsync();
        await Should.ThrowAsync<HttpRequestException>(() => StatusOfGatewayAsync(server, KubeUser.Admin));
        await server.StartAgainAsync(EtcdData.Kept, Token);
        (await StatusOfGatewayAsync(server, KubeUser.Admin)).ShouldBe(HttpStatusCode.OK);
        (await StatusOfGatewayAsync(server, KubeUser.Alice)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusOfGatewayAsync(server, null)).ShouldBe(HttpStatusCode.Forbidden);

        await server.StopAsync();
        await server.StartAgainAsync(EtcdData.Emptied, Token);
        (await StatusOfGatewayAsync(server, KubeUser.Admin)).ShouldBe(HttpStatusCode.NotFound);
        server.Address.ShouldBe(address);
    }

    [Fact]
    public async Task A_kubeconfig_is_all_that_a_client_needs()
    {
        await using var server = await KubeApiServer.StartAsync(new KubeApiServerOptions { InstallCrds = false }, Token);
        var configuration = k8s.KubernetesClientConfiguration.BuildConfigFromConfigFile(server.KubeconfigFile(KubeUser.Admin));
        using var client = new k8s.Kubernetes(configuration);
        var namespaces = await k8s.CoreV1OperationsExtensions.ListNamespaceAsync(client.CoreV1, cancellationToken: Token);
        namespaces.Items.Select(item => item.Metadata.Name).ShouldContain("default");
    }

    private static async Task<HttpStatusCode> StatusOfGatewayAsync(KubeApiServer server, KubeUser? user)
    {
        using var client = server.CreateClient(user);
        using var response = await client.GetAsync("/apis/gateway.networking.k8s.io/v1/namespaces/shop/gateways/waypoint", Token);
        return response.StatusCode;
    }
}
