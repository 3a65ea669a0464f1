using System.Text.Json;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Resources.Reading;
using WaypointDashboard.Shared.Tests.Cluster;

namespace WaypointDashboard.Shared.Tests.Resources.Reading;

public sealed class ResourceReaderTests
{
    public static TheoryData<ResourceKind> Kinds => [.. ResourceKinds.All.Select(info => info.Kind).Where(kind => kind != ResourceKind.ConfigMap)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_is_read_from_each_of_its_versions(ResourceKind kind)
    {
        var info = ResourceKinds.Of(kind);
        foreach (var version in info.Versions)
        {
            var apiVersion = info.Group.Length == 0 ? version : $"{info.Group}/{version}";
            var read = ResourceReader.Read(JsonSerializer.SerializeToElement(new { apiVersion, kind = kind.ToString(), metadata = new { name = "x", @namespace = "shop" } }));

            read.ShouldNotBeNull().Key.ShouldBe(new ObjectKey(kind, info.IsNamespaced ? "shop" : "", "x"));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_shape_of_an_object_makes_reading_fail(ResourceKind kind)
    {
        foreach (var value in (string[])["null", "1", "\"x\"", "[]", "[null, 1, \"x\", {}]", "{}", "{\"a\": [[]]}"])
        {
            using var document = JsonDocument.Parse($$"""{"metadata": {{value}}, "spec": {{value}}, "status": {{value}}, "endpoints": {{value}}, "data": {{value}}}""");
            ResourceReader.Read(kind, document.RootElement).ShouldNotBeNull().Kind.ShouldBe(kind);
        }
    }

    [Theory]
    [InlineData("{apiVersion: v1, kind: Secret, metadata: {name: x}}")]
    [InlineData("{apiVersion: example.com/v1, kind: Gateway, metadata: {name: x}}")]
    [InlineData("{apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: x}}")]
    [InlineData("{apiVersion: apps/v1, kind: Service, metadata: {name: x}}")]
    [InlineData("{metadata: {name: x}}")]
    [InlineData("[]")]
    public void What_is_not_ours_is_not_read(string document) => ResourceReader.Read(ClusterText.Json(document)).ShouldBeNull();

    [Fact]
    public void The_mesh_configuration_is_read_from_its_config_map()
    {
        var config = Config("istio", """
            {"rootNamespace":"mesh-root","trustDomain":"example.org","serviceEntryVisibility":{"defaultVisibility":"PRIVATE","policies":[
              {"visibility":"PUBLIC","matchingRules":[{"namespaceSelector":{"matchLabels":{"a":"b"}}},{}]},
              {"matchingRules":[{"namespaceSelector":{}}]}]}}
            """).ShouldNotBeNull();

        (config.RootNamespace, config.TrustDomain).ShouldBe(("mesh-root", "example.org"));
        config.ServiceEntryVisibility.ShouldBe(
        [
            new(new LabelSelector(LabelSet.Of(("a", "b")), []), "PUBLIC"),
            new(LabelSelector.Everything, "PUBLIC"),
            new(null, "PRIVATE"),
        ]);
    }

    [Theory]
    [InlineData("istio")]
    [InlineData("istio-canary")]
    public void An_empty_mesh_configuration_has_Istio_s_defaults(string name)
    {
        var config = Config(name, "{}").ShouldNotBeNull();

        (config.RootNamespace, config.TrustDomain).ShouldBe(("istio-system", "cluster.local"));
        config.ServiceEntryVisibility.ShouldBeEmpty();
        Config(name, """{"serviceEntryVisibility":{}}""")!.ServiceEntryVisibility.ShouldBe([new(null, "PUBLIC")]);
    }

    [Theory]
    [InlineData("other", "{}")]
    [InlineData("istio", "rootNamespace: a\ntrustDomain: b")]
    public void Other_config_maps_are_not_read(string name, string mesh) => Config(name, mesh).ShouldBeNull();

    [Fact]
    public void A_config_map_without_a_mesh_is_not_read() =>
        ResourceReader.Read(ClusterText.Json("{apiVersion: v1, kind: ConfigMap, metadata: {name: istio, namespace: istio-system}, data: {other: x}}")).ShouldBeNull();

    private static MeshConfigResource? Config(string name, string mesh) =>
        (MeshConfigResource?)ResourceReader.Read(ResourceKind.ConfigMap, JsonSerializer.SerializeToElement(new { metadata = new { name, @namespace = "istio-system" }, data = new { mesh } }));
}
