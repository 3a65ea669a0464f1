using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Changes;

public sealed class ManifestTests
{
    private const string Service = """{"apiVersion":"v1","kind":"Service","metadata":{"name":"new","namespace":"shop"}}""";

    private const string Class = """{"apiVersion":"gateway.networking.k8s.io/v1beta1","kind":"GatewayClass","metadata":{"name":"house"}}""";

    [Fact]
    public void Objects_are_applied_in_their_order()
    {
        var plan = Planning.Cluster().Plan(new ChangeIntent.ApplyManifests([Service, Class]));

        plan.Title.ShouldBe("Apply 2 objects");
        plan.Steps.ShouldBe([new PlanStep.Apply(new(ResourceKind.Service, "shop", "new"), Service), new PlanStep.Apply(new(ResourceKind.GatewayClass, "", "house"), Class)]);
        Planning.Cluster().Plan(new ChangeIntent.ApplyManifests([Service])).Title.ShouldBe("Apply an object");
    }

    [Theory]
    [InlineData("{", "this is not readable")]
    [InlineData("[]", "apiVersion, kind and metadata.name are needed")]
    [InlineData("""{"apiVersion":"v1","kind":"Service","metadata":{}}""", "apiVersion, kind and metadata.name are needed")]
    [InlineData("""{"apiVersion":"v1","kind":"Service","metadata":{"name":""}}""", "apiVersion, kind and metadata.name are needed")]
    [InlineData("""{"apiVersion":"v1","kind":7,"metadata":{"name":"x"}}""", "apiVersion, kind and metadata.name are needed")]
    [InlineData("""{"kind":"Service","metadata":{"name":"x","namespace":"shop"}}""", "apiVersion, kind and metadata.name are needed")]
    [InlineData("""{"apiVersion":"v1","kind":"Secret","metadata":{"name":"x","namespace":"shop"}}""", "v1 Secret is not a kind that the dashboard knows")]
    [InlineData("""{"apiVersion":"v1","kind":"service","metadata":{"name":"x","namespace":"shop"}}""", "v1 service is not a kind that the dashboard knows")]
    [InlineData("""{"apiVersion":"v9","kind":"Service","metadata":{"name":"x","namespace":"shop"}}""", "v9 Service is not a kind that the dashboard knows")]
    [InlineData("""{"apiVersion":"v1","kind":"Service","metadata":{"name":"x"}}""", "Service x needs metadata.namespace")]
    public void What_cannot_be_applied_is_refused_by_its_number(string manifest, string why) =>
        Planning.Cluster().RefuseOnce(new ChangeIntent.ApplyManifests([Service, manifest])).ShouldStartWith($"Manifests: Object 2: {why}");

    [Fact]
    public void Nothing_pasted_is_refused() => Planning.Cluster().RefuseOnce(new ChangeIntent.ApplyManifests([])).ShouldBe("Manifests: Paste at least one object.");
}
