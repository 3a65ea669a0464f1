using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;
using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Shared.Tests.Traffic;

/// <summary>Which addresses istiod tells ztunnel of a ServiceEntry.</summary>
public sealed class VirtualAddressTests
{
    private const string Site = "www.example.com";
    private const string OfSite = "{value: 240.240.0.1, host: www.example.com}";

    [Theory]
    [InlineData(Site, "DNS", OfSite, "240.240.0.1")]
    [InlineData(Site, "STATIC", $"{OfSite}, {{value: '2001:2::1', host: www.example.com}}", "240.240.0.1 2001:2::1")]
    [InlineData(Site, "DNS", "{value: 240.240.0.2, host: was.example.com}", "")]
    [InlineData(Site, "DNS", "{value: 240.240.0.3}", "240.240.0.3")]
    [InlineData(Site, "DNS", "", "")]
    [InlineData("'*.example.com'", "DYNAMIC_DNS", "{value: 240.240.0.4, host: '*.example.com'}", "240.240.0.4")]
    public void What_istiod_allocated_to_a_host_that_is_still_there_is_used(string host, string resolution, string allocated, string used) =>
        string.Join(' ', VirtualAddress.Of(Entry(host, $"resolution: {resolution}", allocated))).ShouldBe(used);

    [Theory]
    [InlineData(Site, "resolution: NONE", "{}", "where nothing is resolved", "spec.resolution=NONE")]
    [InlineData(Site, "location: MESH_EXTERNAL", "{}", "where nothing is resolved", "spec.resolution=NONE")]
    [InlineData(Site, "resolution: DNS", "{networking.istio.io/enable-autoallocate-ip: 'False'}", "a label forbids", "networking.istio.io/enable-autoallocate-ip=False")]
    [InlineData("'*.example.com'", "resolution: DNS", "{}", "only where the resolution is DYNAMIC_DNS", "spec.hosts: *.example.com")]
    public void What_it_would_not_allocate_any_more_stays_in_the_status_and_is_not_used(string host, string spec, string labels, string why, string field)
    {
        var entry = Entry(host, spec, $"{OfSite}, {{value: 240.240.0.4, host: '*.example.com'}}, {{value: 240.240.0.5}}", labels);

        VirtualAddress.IsThere(entry).ShouldBeFalse();
        var none = VirtualAddress.WhyNone(entry).ShouldNotBeNull();
        none.Why.ShouldContain(why);
        none.Field.ShouldBe(field);
    }

    [Theory]
    [InlineData("resolution: NONE", "{}")]
    [InlineData("resolution: DNS", "{networking.istio.io/enable-autoallocate-ip: 'false'}")]
    [InlineData("resolution: DNS", "{}")]
    public void Its_own_addresses_are_its_only_ones(string spec, string labels) =>
        VirtualAddress.Of(Entry(Site, $"{spec}, addresses: [192.0.2.0/28]", OfSite, labels)).ShouldBe(["192.0.2.0/28"]);

    [Fact]
    public void One_that_waits_for_istiod_has_none_yet() =>
        VirtualAddress.WhyNone(Entry(Site, "resolution: DNS", "")).ShouldBe(("neither spec.addresses nor one that istiod allocated", "spec.addresses"));

    [Fact]
    public void A_service_has_one_unless_it_is_headless_and_nothing_else_has()
    {
        VirtualAddress.IsThere(ClusterText.One<ServiceResource>("{apiVersion: v1, kind: Service, metadata: {name: a, namespace: a}, spec: {clusterIPs: [10.0.0.1]}}")).ShouldBeTrue();
        VirtualAddress.IsThere(ClusterText.One<ServiceResource>("{apiVersion: v1, kind: Service, metadata: {name: a, namespace: a}, spec: {clusterIPs: [None]}}")).ShouldBeFalse();
        VirtualAddress.IsThere(ClusterText.One<PodResource>("{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: a}, status: {podIP: 10.0.0.2}}")).ShouldBeFalse();
    }

    private static ServiceEntryResource Entry(string host, string spec, string allocated, string labels = "{}") => ClusterText.One<ServiceEntryResource>($$"""
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: site, namespace: shop, labels: {{labels}}}
        spec: {hosts: [{{host}}], ports: [{number: 443, name: tls, protocol: TLS}], {{spec}}}
        status: {addresses: [{{allocated}}]}
        """);
}
