using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Tests.Controllers;

public sealed class IstiodRestTests(LiveCluster cluster) : IClassFixture<LiveCluster>
{
    private const string Bound = "istio.io/WaypointBound";

    [Fact]
    public async Task Without_a_ready_istiod_nothing_is_said_and_what_is_written_grows_stale()
    {
        await cluster.UntilAsync(ResourceTypes.Service, "shop", "cart", value => value.Is(Bound));
        await ScaleAsync(0);
        cluster.Store.Delete(ResourceTypes.Gateway, "shop", "waypoint", new DeleteOptions()).EnsureSucceeded();
        var ns = cluster.Namespace();
        cluster.CreateService(ns, "cart", ("istio.io/use-waypoint", "waypoint"));
        cluster.CreateWaypoint(ns);
        cluster.CreateDeployment(ns, "cart", 1);
        await cluster.UntilAsync(ResourceTypes.Deployment, ns, "cart", value => value.Is("Available"));
        cluster.Store.Get(ResourceTypes.Service, "shop", "cart")!.ToJson().Is(Bound).ShouldBeTrue();
        cluster.Store.Get(ResourceTypes.Service, ns, "cart")!.ToJson().Condition(Bound).ShouldBeNull();
        cluster.Store.Get(ResourceTypes.Deployment, ns, "waypoint").ShouldBeNull();

        await ScaleAsync(1);
        await cluster.UntilAsync(ResourceTypes.Service, "shop", "cart", value => !value.Is(Bound));
        await cluster.UntilAsync(ResourceTypes.Service, ns, "cart", value => value.Is(Bound));
    }

    private async Task ScaleAsync(int replicas)
    {
        cluster.Merge(cluster.Store.Get(ResourceTypes.Deployment, "istio-system", "istiod")!, $$"""{ "spec": { "replicas": {{replicas}} } }""");
        await cluster.UntilAsync([ResourceTypes.Pod], () => cluster.All(ResourceTypes.Pod, "istio-system").Count(pod => pod.Label("app") == "istiod" && pod.Is("Ready")) == replicas, () => "istiod is not scaled");
    }
}
