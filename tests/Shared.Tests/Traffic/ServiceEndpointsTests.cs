using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;
using WaypointDashboard.Shared.Tests.Diagnostics;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Shared.Tests.Traffic;

public sealed class ServiceEndpointsTests
{
    private const string Entry = """
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: ledger, namespace: shop}
        spec:
          hosts: [ledger.example.com]
          ports: [{number: 443, name: tls, protocol: TLS}]
          resolution: STATIC
          %
        """;

    [Fact]
    public void Slices_say_who_is_behind_a_service_and_who_is_ready_whatever_the_selector_takes()
    {
        const string slices = """
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: cart-1, namespace: shop, labels: {kubernetes.io/service-name: cart}}
            addressType: IPv4
            endpoints:
            - {addresses: [10.2.0.1], conditions: {ready: false}, targetRef: {kind: Pod, namespace: shop, name: cart-1}}
            - {addresses: [10.2.0.1], conditions: {ready: false}, targetRef: {kind: Pod, namespace: shop, name: cart-1}}
            - {addresses: [10.9.0.9], conditions: {ready: true}}
            - {addresses: [10.9.0.8], conditions: {ready: true}, targetRef: {kind: Pod, namespace: shop, name: gone}}
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: other-1, namespace: shop, labels: {kubernetes.io/service-name: other}}
            addressType: IPv4
            endpoints: [{addresses: [10.7.0.7], conditions: {ready: true}}]
            """;

        var found = Of(ResourceKind.Service, "cart", slices, ClusterYaml.Service("shop", "cart", selector: "{app: cart}"), ClusterYaml.Pod("shop", "cart-1", "{app: cart}"), ClusterYaml.Pod("shop", "cart-2", "{app: cart}"));

        found.Select(workload => (workload.Name, workload.IsReady)).ShouldBe([("cart-1", false), ("10.9.0.9", true), ("10.9.0.8", true)], ignoreOrder: true);
        found.Single(workload => workload.Name == "cart-1").Capture!.State.ShouldBe(CaptureState.Captured);
        found.Single(workload => workload.Name == "10.9.0.9").Capture.ShouldBeNull();
    }

    [Fact]
    public void Without_slices_the_selector_says_it()
    {
        var found = Of(
            ResourceKind.Service,
            "cart",
            ClusterYaml.Service("shop", "cart", selector: "{app: cart}"),
            ClusterYaml.Pod("shop", "cart-2", "{app: cart}", ready: "False"),
            ClusterYaml.Pod("shop", "cart-1", "{app: cart, tier: web}"),
            ClusterYaml.Pod("shop", "till", "{app: till}"));

        found.Select(workload => (workload.Name, workload.IsReady)).ShouldBe([("cart-1", true), ("cart-2", false)]);
    }

    [Fact]
    public void A_service_without_a_selector_has_nobody_behind_it() =>
        Of(ResourceKind.Service, "cart", ClusterYaml.Service("shop", "cart"), ClusterYaml.Pod("shop", "cart-1")).ShouldBeEmpty();

    [Fact]
    public void A_service_entry_has_what_is_written_in_it()
    {
        var found = Of(ResourceKind.ServiceEntry, "ledger", Entry.Replace("%", "endpoints: [{address: 10.8.0.2}, {address: 10.8.0.1, labels: {networking.istio.io/tunnel: http}, serviceAccount: ledger}]", StringComparison.Ordinal), ClusterYaml.Pod("shop", "cart-1"));

        found.Select(workload => workload.Address).ShouldBe(["10.8.0.1", "10.8.0.2"]);
        found[0].Capture.ShouldNotBeNull().TakesHbone.ShouldBeTrue();
        found[0].ServiceAccount.ShouldBe("ledger");
        found[1].Capture.ShouldBeNull();
    }

    [Fact]
    public void A_service_entry_with_a_selector_has_pods_and_workload_entries()
    {
        var found = Of(
            ResourceKind.ServiceEntry,
            "ledger",
            Entry.Replace("%", "workloadSelector: {labels: {app: ledger}}", StringComparison.Ordinal),
            ClusterYaml.Pod("shop", "ledger-1", "{app: ledger}"),
            ClusterYaml.Pod("shop", "cart-1", "{app: cart}"),
            ClusterYaml.WorkloadEntry("shop", "vm-1", "{app: ledger}"),
            ClusterYaml.WorkloadEntry("shop", "vm-2", "{app: till}"),
            ClusterYaml.WorkloadEntry("bank", "vm-3", "{app: ledger}"));

        found.Select(workload => workload.Name).ShouldBe(["ledger-1", "vm-1"], ignoreOrder: true);
    }

    [Fact]
    public void Nothing_else_has_endpoints() => Of(ResourceKind.Pod, "cart-1", ClusterYaml.Pod("shop", "cart-1")).ShouldBeEmpty();

    [Fact]
    public void A_workload_is_a_pod_or_a_workload_entry()
    {
        var resources = ClusterText.Index(ClusterYaml.Pod("shop", "cart-1"), ClusterYaml.WorkloadEntry("shop", "vm-1"), ClusterYaml.Service("shop", "cart"));

        Workload.Find(resources, new(ResourceKind.Pod, "shop", "cart-1")).ShouldNotBeNull().Address.ShouldBe("10.2.0.1");
        Workload.Find(resources, new(ResourceKind.WorkloadEntry, "shop", "vm-1")).ShouldNotBeNull().Address.ShouldBe("10.3.0.1");
        Workload.Find(resources, new(ResourceKind.Service, "shop", "cart")).ShouldBeNull();
        Workload.Find(resources, new(ResourceKind.Pod, "shop", "gone")).ShouldBeNull();
    }

    private static IReadOnlyList<Workload> Of(ResourceKind kind, string name, params string[] documents)
    {
        var resources = ClusterText.Index(documents);
        return ServiceEndpoints.Of(resources, resources.Find(new ObjectKey(kind, "shop", name)).ShouldNotBeNull());
    }
}
