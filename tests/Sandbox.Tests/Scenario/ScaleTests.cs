using WaypointDashboard.Sandbox.Storage;
using WaypointDashboard.Sandbox.Tests.Controllers;

namespace WaypointDashboard.Sandbox.Tests.Scenario;

public sealed class ScaleTests
{
    [Fact]
    public async Task As_many_objects_are_there_as_were_asked_for_and_stay_as_they_are()
    {
        var scale = new SandboxScale(Pods: 600, Services: 90, Namespaces: 20);
        await using var cluster = await SandboxCluster.StartAsync(new SandboxOptions { Scenario = SandboxScenario.Scale, Scale = scale }, TestContext.Current.CancellationToken);
        var pods = Of(cluster, ResourceTypes.Pod);
        pods.Count.ShouldBe(600);
        pods.Select(pod => (string?)pod.ToJson()["status"]!["podIP"]).Distinct(StringComparer.Ordinal).Count().ShouldBe(600);
        Of(cluster, ResourceTypes.Service).Count.ShouldBe(90);
        cluster.Store.List(ResourceTypes.Namespace).Items.Count(ns => ns.Name.StartsWith("team-", StringComparison.Ordinal)).ShouldBe(20);
        cluster.Store.List(ResourceTypes.Gateway).Items.Length.ShouldBe(5);
        Of(cluster, ResourceTypes.EndpointSlice).Count.ShouldBe(90);

        var cursor = cluster.Store.Watch([ResourceTypes.Gateway, ResourceTypes.Service], cluster.Store.Version);
        while (!cluster.Store.List(ResourceTypes.Gateway).Items.All(gateway => gateway.ToJson().Is("Programmed")) || Bound(cluster) < 45)
        {
            if (cursor.Read() is { Events.IsEmpty: true } quiet) await quiet.Changed.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        }
        foreach (var pod in pods) cluster.Store.Get(ResourceTypes.Pod, pod.Namespace, pod.Name)!.Version.ShouldBe(pod.Version);
        foreach (var slice in Of(cluster, ResourceTypes.EndpointSlice)) slice.ToJson()["metadata"]!["generation"]!.GetValue<int>().ShouldBe(1);
    }

    private static IReadOnlyList<StoredObject> Of(SandboxCluster cluster, ResourceType type) => [.. cluster.Store.List(type).Items.Where(each => each.Namespace.StartsWith("team-", StringComparison.Ordinal) && each.Name.StartsWith("app-", StringComparison.Ordinal))];

    private static int Bound(SandboxCluster cluster) => Of(cluster, ResourceTypes.Service).Count(service => service.ToJson().Is("istio.io/WaypointBound"));
}
