using System.Net.Http.Json;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Server.Tests.Watching;

/// <summary>Watching a real API server.</summary>
[Trait("Needs", "ApiServer")]
public sealed class ClusterWatchTests(KubeApiServerFixture ground) : IClassFixture<KubeApiServerFixture>
{
    private const string Shop = """
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop, labels: { istio.io/dataplane-mode: ambient, istio.io/use-waypoint: waypoint } }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: cart, namespace: shop }
        spec: { selector: { app: cart }, ports: [{ port: 80, protocol: TCP }] }
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: cart, namespace: shop }
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: waypoint, namespace: shop }
        spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: istio, namespace: istio-system }
        data: { mesh: "rootNamespace: root-ns\ntrustDomain: example.org\n" }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: other, namespace: istio-system }
        data: { mesh: "rootNamespace: wrong\n" }
        """;

    private const string MayReadServices = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: { name: services, namespace: shop }
        rules: [{ apiGroups: [""], resources: [services, namespaces], verbs: [get, list, watch] }]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: { name: services, namespace: shop }
        roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: services }
        subjects: [{ apiGroup: rbac.authorization.k8s.io, kind: User, name: alice }]
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private KubeApiServer Server => ground.Server;

    [Fact]
    public async Task All_that_is_in_the_cluster_is_read_and_what_changes_comes_in()
    {
        using var admin = Server.CreateClient(KubeUser.Admin);
        await new ObjectLoader(admin).LoadAsync(Shop, Token);
        await using var watched = Watched.With(Server.KubeconfigFile(KubeUser.Admin));
        await watched.ReadyAsync(Token);

        watched.Names(ResourceKind.Service, "shop").ShouldBe(["cart"]);
        watched.Names(ResourceKind.Gateway, "shop").ShouldBe(["waypoint"]);
        watched.Names(ResourceKind.ServiceAccount, "shop").ShouldContain("cart");
        watched.Names(ResourceKind.ConfigMap, "istio-system").ShouldBe(["istio"]);
        var mesh = MeshConfigResource.Find(watched.Resources).ShouldNotBeNull();
        (mesh.RootNamespace, mesh.TrustDomain).ShouldBe(("root-ns", "example.org"));
        watched.Now.Mesh.Coverage.IsLive.ShouldBeTrue();
        await watched.UntilAsync(() => watched.Feed.Connection is { State: ConnectionState.Live, ServerVersion.Length: > 0 }, () => "Not live.", Token);

        using var subscription = watched.Feed.Subscribe();
        using var made = await admin.PostAsJsonAsync("/api/v1/namespaces/shop/services", new { metadata = new { name = "late" }, spec = new { ports = new[] { new { port = 80 } } } }, Token);
        made.EnsureSuccessStatusCode();
        var key = new ObjectKey(ResourceKind.Service, "shop", "late");
        await foreach (var change in subscription.Changes.WithCancellation(Token))
        {
            if (change.Mesh.Changed.Contains(key))
            {
                change.Current.Mesh.Resources.Find(key).ShouldNotBeNull();
                break;
            }
        }

        using var gone = await admin.DeleteAsync("/api/v1/namespaces/shop/services/late", Token);
        await watched.UntilAsync(() => watched.Resources.Find(key) is null, () => "The service is still there.", Token);
    }

    [Fact]
    public async Task What_may_be_listed_in_a_namespace_alone_is_watched_there()
    {
        using var admin = Server.CreateClient(KubeUser.Admin);
        await new ObjectLoader(admin).LoadAsync(Shop + "\n---\n" + MayReadServices, Token);
        await using var watched = Watched.With(Server.KubeconfigFile(KubeUser.Alice), "shop", "elsewhere");
        await watched.UntilAsync(() => watched.StateOf(ResourceKind.Service, "shop") == WatchState.Synced && watched.StateOf(ResourceKind.Namespace) == WatchState.Forbidden, () => "Not synced.", Token);
        await watched.UntilAsync(() => watched.StateOf(ResourceKind.Service, "elsewhere") == WatchState.Forbidden, () => "Not forbidden.", Token);
        await watched.UntilAsync(() => watched.Resources.FindNamespace("shop") is not null, () => "The namespace itself was not read.", Token);

        watched.Names(ResourceKind.Service, "shop").ShouldContain("cart");
        watched.StateOf(ResourceKind.Pod, "shop").ShouldBe(WatchState.Forbidden);
        watched.Now.Mesh.Coverage.Kinds[(ResourceKind.Pod, "shop")].Detail.ShouldContain("pods is forbidden");
        await watched.ReadyAsync(Token);
    }

    [Fact]
    public async Task Many_objects_come_page_by_page()
    {
        using var admin = Server.CreateClient(KubeUser.Admin);
        await new ObjectLoader(admin).LoadAsync("apiVersion: v1\nkind: Namespace\nmetadata: { name: many }\n", Token);
        await Parallel.ForAsync(0, 1201, Token, async (number, token) =>
        {
            using var made = await admin.PostAsJsonAsync("/api/v1/namespaces/many/serviceaccounts", new { metadata = new { name = $"account-{number}" } }, token);
            made.EnsureSuccessStatusCode();
        });

        await using var watched = Watched.With(Server.KubeconfigFile(KubeUser.Admin));
        await watched.ReadyAsync(Token);
        watched.Names(ResourceKind.ServiceAccount, "many").Count.ShouldBe(1201);
    }

    [Fact]
    public async Task An_object_is_shown_as_YAML_without_the_names_of_its_managers()
    {
        using var admin = Server.CreateClient(KubeUser.Admin);
        await new ObjectLoader(admin).LoadAsync(Shop, Token);
        await using var watched = Watched.With(Server.KubeconfigFile(KubeUser.Admin));
        var reader = new Kubernetes.ObjectReader(watched.Watch.Connection, watched.Watch.Discovery);

        var text = await reader.ReadAsync(new ObjectKey(ResourceKind.Gateway, "shop", "waypoint"), Token);
        text.Problem.ShouldBeNull();
        text.Yaml.ShouldNotBeNull().ShouldContain("gatewayClassName: istio-waypoint");
        text.Yaml.ShouldNotContain("managedFields");
        (await reader.ReadAsync(new ObjectKey(ResourceKind.Gateway, "shop", "none"), Token)).Problem.ShouldBe("gateway/shop/none is not in the cluster any more.");
    }
}
