using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;

namespace WaypointDashboard.Shared.Tests.Resources.Reading;

public sealed class IstioReadingTests
{
    [Fact]
    public void A_service_entry_is_read()
    {
        var entry = ClusterText.One<ServiceEntryResource>("""
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: mail, namespace: shop}
            spec:
              hosts: [mail.example.com]
              addresses: [192.0.2.1]
              ports: [{number: 443, name: tls, protocol: TLS, targetPort: 8443}, {number: 80, name: http, protocol: HTTP}, {}]
              location: MESH_INTERNAL
              resolution: STATIC
              endpoints: [{address: 192.0.2.2, labels: {a: b}, network: n1, serviceAccount: mail}]
              workloadSelector: {labels: {app: mail}}
              exportTo: ['.']
            status: {addresses: [{value: 240.240.0.1, host: mail.example.com}], conditions: [{type: istio.io/WaypointBound, status: 'True'}]}
            """);

        entry.Hosts.ShouldBe(["mail.example.com"]);
        entry.Addresses.ShouldBe(["192.0.2.1"]);
        entry.AllocatedAddresses.ShouldBe([new("240.240.0.1", "mail.example.com")]);
        entry.Ports.ShouldBe([new("tls", 443, "TLS", "8443"), new("http", 80, "HTTP"), new("", 0, "")]);
        (entry.Location, entry.Resolution).ShouldBe(("MESH_INTERNAL", "STATIC"));
        entry.Endpoints.ShouldBe([new("192.0.2.2", LabelSet.Of(("a", "b")), "n1", "mail")]);
        entry.WorkloadSelector.ShouldBe(LabelSet.Of(("app", "mail")));
        entry.ExportTo.ShouldBe(["."]);
        entry.Conditions.Count.ShouldBe(1);
    }

    [Fact]
    public void A_bare_service_entry_has_Istio_s_defaults()
    {
        var entry = ClusterText.One<ServiceEntryResource>("""
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: mail, namespace: shop}
            """);

        (entry.Location, entry.Resolution, entry.WorkloadSelector).ShouldBe(("MESH_EXTERNAL", "NONE", null));
    }

    [Fact]
    public void A_workload_entry_is_read()
    {
        var entry = ClusterText.One<WorkloadEntryResource>("""
            apiVersion: networking.istio.io/v1
            kind: WorkloadEntry
            metadata: {name: vm-1, namespace: shop}
            spec: {address: 192.0.2.7, labels: {app: vm}, serviceAccount: vm, network: n1}
            """);

        (entry.Address, entry.ServiceAccount, entry.Network).ShouldBe(("192.0.2.7", "vm", "n1"));
        entry.SpecLabels.ShouldBe(LabelSet.Of(("app", "vm")));
    }

    [Fact]
    public void Virtual_services_and_destination_rules_are_read()
    {
        var service = ClusterText.One<VirtualServiceResource>("""
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: v, namespace: shop}
            spec: {hosts: [cart], gateways: [mesh], exportTo: ['*']}
            """);
        var rule = ClusterText.One<DestinationRuleResource>("""
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: d, namespace: shop}
            spec: {host: cart.shop.svc.cluster.local, exportTo: ['.']}
            """);

        (service.Hosts[0], service.Gateways[0], service.ExportTo[0]).ShouldBe(("cart", "mesh", "*"));
        (rule.Host, rule.ExportTo[0]).ShouldBe(("cart.shop.svc.cluster.local", "."));
    }

    [Fact]
    public void An_authorization_policy_is_read_with_its_rules()
    {
        var policy = ClusterText.One<AuthorizationPolicyResource>("""
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata: {name: p, namespace: shop}
            spec:
              action: DENY
              targetRefs: [{kind: Service, group: '', name: cart}]
              rules:
              - from: [{source: {principals: [cluster.local/ns/a/sa/b], notNamespaces: []}}, {}]
                to: [{operation: {methods: [GET], paths: [/a, /b]}}]
                when: [{key: 'request.headers[x]', values: [y], notValues: [z]}]
            """);

        policy.Action.ShouldBe("DENY");
        policy.TargetRefs.ShouldBe([new("", "Service", "cart")]);
        var rule = policy.Rules.ShouldHaveSingleItem();
        rule.From[0].Attributes.ShouldBe([new("principals", ["cluster.local/ns/a/sa/b"])]);
        rule.From[1].Attributes.ShouldBeEmpty();
        rule.To[0].Values("paths").ShouldBe(["/a", "/b"]);
        rule.To[0].Values("hosts").ShouldBeEmpty();
        rule.When.ShouldBe([new("request.headers[x]", ["y"], ["z"])]);
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("{selector: {}}", null)]
    [InlineData("{selector: {matchLabels: {}}}", null)]
    [InlineData("{selector: {matchLabels: {app: cart}}}", "app=cart")]
    public void An_empty_selector_is_none(string spec, string? expected) =>
        Policy<AuthorizationPolicyResource>("security.istio.io/v1", "AuthorizationPolicy", spec).Selector?.ToString().ShouldBe(expected);

    [Theory]
    [InlineData("security.istio.io/v1", "RequestAuthentication", ResourceKind.RequestAuthentication)]
    [InlineData("telemetry.istio.io/v1", "Telemetry", ResourceKind.Telemetry)]
    [InlineData("extensions.istio.io/v1alpha1", "WasmPlugin", ResourceKind.WasmPlugin)]
    public void A_single_target_is_read_as_a_list_of_one(string apiVersion, string kind, ResourceKind expected)
    {
        var policy = Policy<AttachedPolicyResource>(apiVersion, kind, "{targetRef: {kind: Gateway, group: gateway.networking.k8s.io, name: waypoint}}");

        policy.Kind.ShouldBe(expected);
        policy.TargetRefs.ShouldHaveSingleItem().IsGateway.ShouldBeTrue();
    }

    [Fact]
    public void An_authorization_policy_without_an_action_allows() =>
        Policy<AuthorizationPolicyResource>("security.istio.io/v1", "AuthorizationPolicy", "{}").Action.ShouldBe("ALLOW");

    [Fact]
    public void A_peer_authentication_is_read_with_its_ports()
    {
        var policy = Policy<PeerAuthenticationResource>("security.istio.io/v1", "PeerAuthentication", "{mtls: {mode: STRICT}, portLevelMtls: {'8080': {mode: DISABLE}, '9090': {}, http: {mode: STRICT}}}");

        policy.Mode.ShouldBe("STRICT");
        policy.PortModes.ShouldBe([new(8080, "DISABLE"), new(9090, "UNSET")]);
        Policy<PeerAuthenticationResource>("security.istio.io/v1", "PeerAuthentication", "{}").Mode.ShouldBe("UNSET");
    }

    private static T Policy<T>(string apiVersion, string kind, string spec)
        where T : MeshResource => ClusterText.One<T>($$"""
        apiVersion: {{apiVersion}}
        kind: {{kind}}
        metadata: {name: p, namespace: shop}
        spec: {{spec}}
        """);
}
