using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Tests.Controllers;

public sealed class WorkloadTests(LiveCluster cluster) : IClassFixture<LiveCluster>
{
    private const string Redirection = "ambient.istio.io/redirection";

    [Fact]
    public async Task A_deployment_is_scaled_up_and_down()
    {
        var ns = cluster.Namespace();
        var deployment = cluster.CreateDeployment(ns, "cart", 3);
        await ReadyAsync(ns, "cart", 3);
        var pods = cluster.All(ResourceTypes.Pod, ns);
        pods.Count.ShouldBe(3);
        pods.Select(pod => (string?)pod["spec"]!["nodeName"]).Distinct().Count().ShouldBe(3);
        pods.Select(pod => (string?)pod["status"]!["podIP"]).Distinct().Count().ShouldBe(3);
        cluster.Merge(deployment, """{ "spec": { "replicas": 1 } }""");
        await cluster.UntilAsync([ResourceTypes.Pod], () => cluster.All(ResourceTypes.Pod, ns).Count == 1, () => "too many pods");
        await ReadyAsync(ns, "cart", 1);
    }

    [Fact]
    public async Task A_new_template_replaces_the_pods_and_never_goes_below_what_must_be_available()
    {
        var ns = cluster.Namespace();
        var deployment = cluster.CreateDeployment(ns, "cart", 4);
        await ReadyAsync(ns, "cart", 4);
        var before = cluster.All(ResourceTypes.Pod, ns).Select(pod => (string?)pod["metadata"]!["name"]).ToList();
        cluster.Merge(deployment, """{ "spec": { "template": { "metadata": { "annotations": { "restarted": "now" } } } } }""");
        var fewest = 4;
        await cluster.UntilAsync([ResourceTypes.Pod, ResourceTypes.Deployment], () =>
        {
            var pods = cluster.All(ResourceTypes.Pod, ns);
            fewest = Math.Min(fewest, pods.Count(pod => pod.Is("Ready")));
            return pods.Count == 4 && pods.All(pod => pod.Is("Ready") && !before.Contains((string?)pod["metadata"]!["name"]));
        }, () => "the rollout does not end");
        fewest.ShouldBeGreaterThanOrEqualTo(3);
        await ReadyAsync(ns, "cart", 4);
        cluster.Store.Delete(ResourceTypes.Deployment, ns, "cart", new DeleteOptions()).EnsureSucceeded();
        await cluster.UntilAsync([ResourceTypes.Pod, ResourceTypes.ReplicaSet], () => cluster.All(ResourceTypes.Pod, ns).Count + cluster.All(ResourceTypes.ReplicaSet, ns).Count == 0, () => "something is left");
    }

    [Fact]
    public async Task Endpoints_follow_the_pods()
    {
        var ns = cluster.Namespace();
        cluster.CreateService(ns, "cart");
        var deployment = cluster.CreateDeployment(ns, "cart", 2);
        await EndpointsAsync(ns, 2);
        var slice = cluster.All(ResourceTypes.EndpointSlice, ns).ShouldHaveSingleItem();
        slice.Label("kubernetes.io/service-name").ShouldBe("cart");
        ((int?)slice["ports"]![0]!["port"]).ShouldBe(8080);
        cluster.Merge(deployment, """{ "spec": { "replicas": 0 } }""");
        await EndpointsAsync(ns, 0);
        cluster.Store.Delete(ResourceTypes.Service, ns, "cart", new DeleteOptions()).EnsureSucceeded();
        await cluster.UntilAsync([ResourceTypes.EndpointSlice], () => cluster.All(ResourceTypes.EndpointSlice, ns).Count == 0, () => "the slice is left");
    }

    [Fact]
    public async Task Pods_are_captured_when_their_namespace_asks_for_it_and_let_go_when_it_does_not()
    {
        var ns = cluster.Namespace();
        cluster.CreateDeployment(ns, "cart", 1);
        await ReadyAsync(ns, "cart", 1);
        var home = cluster.Store.Get(ResourceTypes.Namespace, "", ns)!;
        cluster.Merge(home, """{ "metadata": { "labels": { "istio.io/dataplane-mode": "ambient" } } }""");
        await CapturedAsync(ns, "enabled");
        cluster.Merge(home, """{ "metadata": { "labels": { "istio.io/dataplane-mode": null } } }""");
        await CapturedAsync(ns, null);
    }

    [Fact]
    public async Task A_namespace_with_injection_gives_pods_a_sidecar_and_no_capture()
    {
        var ns = cluster.Namespace(("istio-injection", "enabled"), ("istio.io/dataplane-mode", "ambient"));
        cluster.CreateDeployment(ns, "cart", 1);
        await ReadyAsync(ns, "cart", 1);
        var pod = cluster.All(ResourceTypes.Pod, ns).ShouldHaveSingleItem();
        pod["spec"]!["containers"]!.AsArray().Select(container => (string?)container!["name"]).ShouldBe(["cart", "istio-proxy"]);
        pod.Annotation("sidecar.istio.io/status").ShouldNotBeNull();
        pod.Annotation(Redirection).ShouldBeNull();
    }

    [Fact]
    public async Task Deleting_a_namespace_takes_its_content_and_nothing_comes_back()
    {
        var ns = cluster.Namespace();
        cluster.CreateWaypoint(ns);
        cluster.CreateDeployment(ns, "cart", 2);
        await ReadyAsync(ns, "cart", 2);
        cluster.Store.Delete(ResourceTypes.Namespace, "", ns, new DeleteOptions()).EnsureSucceeded();
        await cluster.UntilAsync([ResourceTypes.Namespace, ResourceTypes.Pod], () => cluster.Store.Get(ResourceTypes.Namespace, "", ns) is null, () => "the namespace is left");
        cluster.All(ResourceTypes.Pod, ns).ShouldBeEmpty();
    }

    private async Task ReadyAsync(string ns, string name, int replicas) => await cluster.UntilAsync(ResourceTypes.Deployment, ns, name, value =>
        (int?)value["status"]?["readyReplicas"] == replicas && (int?)value["status"]?["replicas"] == replicas && (int?)value["status"]?["updatedReplicas"] == replicas && value.Is("Available"));

    private Task EndpointsAsync(string ns, int ready) => cluster.UntilAsync([ResourceTypes.EndpointSlice],
        () => cluster.All(ResourceTypes.EndpointSlice, ns).Sum(slice => slice["endpoints"]!.AsArray().Count(endpoint => (bool)endpoint!["conditions"]!["ready"]!)) == ready, () => $"not {ready} endpoints");

    private Task CapturedAsync(string ns, string? expected) => cluster.UntilAsync([ResourceTypes.Pod],
        () => cluster.All(ResourceTypes.Pod, ns).All(pod => pod.Annotation(Redirection) == expected), () => $"the annotation is not {expected ?? "gone"}");
}
