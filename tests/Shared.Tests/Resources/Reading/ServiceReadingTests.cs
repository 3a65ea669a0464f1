using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;

namespace WaypointDashboard.Shared.Tests.Resources.Reading;

public sealed class ServiceReadingTests
{
    [Fact]
    public void A_service_is_read_with_its_ports_addresses_and_selector()
    {
        var service = Service("""
            {type: LoadBalancer, clusterIP: 10.1.0.1, clusterIPs: [10.1.0.1, 'fd00::1'], selector: {app: cart}, externalIPs: [192.0.2.1],
             ports: [{name: http, port: 80, targetPort: 8080, appProtocol: http2}, {name: dns, port: 53, protocol: UDP, targetPort: dns}, {port: 90}]}
            """, "{loadBalancer: {ingress: [{ip: 192.0.2.9}, {hostname: lb.example.com}]}, conditions: [{type: istio.io/WaypointBound, status: 'True'}]}");

        service.Type.ShouldBe("LoadBalancer");
        service.ClusterIPs.ShouldBe(["10.1.0.1", "fd00::1"]);
        service.Selector.ShouldBe(LabelSet.Of(("app", "cart")));
        service.Ports.ShouldBe([new("http", 80, "TCP", "8080", "http2"), new("dns", 53, "UDP", "dns"), new("", 90, "TCP")]);
        service.ExternalAddresses.ShouldBe(["192.0.2.1", "192.0.2.9", "lb.example.com"]);
        service.Conditions.ShouldHaveSingleItem().Type.ShouldBe("istio.io/WaypointBound");
    }

    [Theory]
    [InlineData("{clusterIP: None, clusterIPs: [None]}", true)]
    [InlineData("{clusterIP: None}", true)]
    [InlineData("{clusterIP: 10.1.0.1}", false)]
    [InlineData("{clusterIP: ''}", false)]
    [InlineData("{}", false)]
    public void A_service_without_an_address_of_its_own_is_headless(string spec, bool expected) => Service(spec).IsHeadless.ShouldBe(expected);

    [Fact]
    public void A_service_of_type_ExternalName_has_one()
    {
        var service = Service("{type: ExternalName, externalName: db.example.com}");

        (service.Type, service.ExternalName).ShouldBe(("ExternalName", "db.example.com"));
        service.ClusterIPs.ShouldBeEmpty();
    }

    [Fact]
    public void An_endpoint_slice_names_its_service_and_its_pods()
    {
        var slice = ClusterText.One<EndpointSliceResource>("""
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: cart-x, namespace: shop, labels: {kubernetes.io/service-name: cart}}
            endpoints:
            - {addresses: [10.2.0.1, 10.2.0.2], conditions: {ready: true}, targetRef: {kind: Pod, name: cart-1}}
            - {addresses: [10.2.0.3], conditions: {ready: false}, targetRef: {kind: Node, name: node-a}}
            - {addresses: [], conditions: {}}
            """);

        slice.ServiceName.ShouldBe("cart");
        slice.Endpoints.ShouldBe([new("10.2.0.1", true, "cart-1"), new("10.2.0.3", false, null), new("", true, null)]);
    }

    [Fact]
    public void A_slice_of_no_service_names_none() =>
        ClusterText.One<EndpointSliceResource>("""
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: stray, namespace: shop}
            """).ServiceName.ShouldBeEmpty();

    [Fact]
    public void A_disruption_budget_is_read_with_its_selector() =>
        ClusterText.One<DisruptionBudgetResource>("""
            apiVersion: policy/v1
            kind: PodDisruptionBudget
            metadata: {name: waypoint, namespace: shop}
            spec: {selector: {matchLabels: {a: b}, matchExpressions: [{key: c, operator: In, values: [d]}]}}
            """).Selector.ShouldBe(new LabelSelector(LabelSet.Of(("a", "b")), [new("c", "In", ["d"])]));

    [Fact]
    public void An_autoscaler_is_read_with_its_target()
    {
        var scaler = ClusterText.One<AutoscalerResource>("""
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: waypoint, namespace: shop}
            spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: waypoint}, minReplicas: 2, maxReplicas: 5}
            """);

        scaler.Target.ShouldBe(new TargetReference("apps", "Deployment", "waypoint"));
        (scaler.MinReplicas, scaler.MaxReplicas).ShouldBe((2, 5));
    }

    [Fact]
    public void An_autoscaler_without_bounds_has_one_of_each()
    {
        var scaler = ClusterText.One<AutoscalerResource>("""
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: waypoint, namespace: shop}
            """);

        (scaler.MinReplicas, scaler.MaxReplicas).ShouldBe((1, 1));
    }

    private static ServiceResource Service(string spec, string status = "{}") => ClusterText.One<ServiceResource>($$"""
        apiVersion: v1
        kind: Service
        metadata: {name: cart, namespace: shop}
        spec: {{spec.ReplaceLineEndings(" ")}}
        status: {{status}}
        """);
}
