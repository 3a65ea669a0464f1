using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Tests.Mesh;

public sealed class BindingPropertyTests
{
    [Property(MaxTest = 400)]
    public Property Bindings_after_any_changes_are_those_from_scratch() => Prop.ForAll(Changes(), changes =>
    {
        var mesh = MeshSnapshot.Empty;
        foreach (var batch in changes)
        {
            var before = mesh;
            var change = MeshBuilder.Apply(before, batch);
            mesh = change.Snapshot;

            var fresh = MeshBuilder.FromScratch(mesh.Resources, mesh.Coverage, mesh.Version).Bindings;
            mesh.Bindings.ByObject.OrderBy(entry => entry.Key).ShouldBe(fresh.ByObject.OrderBy(entry => entry.Key));
            Named(mesh.Bindings).ShouldBe(Named(fresh));
            change.Rebound.Order().ShouldBe(Differing(before.Bindings, mesh.Bindings).Order());
        }
    });

    [Property(MaxTest = 200)]
    public Property Every_service_and_workload_has_a_binding_and_nothing_else_has() => Prop.ForAll(Changes(), changes =>
    {
        var mesh = changes.Aggregate(MeshSnapshot.Empty, (current, batch) => MeshBuilder.Apply(current, batch).Snapshot);
        var everything = ResourceKinds.All.SelectMany(info => mesh.Resources.All<MeshResource>(info.Kind)).ToList();

        mesh.Bindings.ByObject.Keys.Order().ShouldBe(everything.Select(resource => resource.Key).Where(key => WaypointResolver.IsBindable(key.Kind)).Order());
        everything.Where(resource => !WaypointResolver.IsBindable(resource.Kind)).ShouldAllBe(resource => WaypointResolver.Resolve(mesh.Resources, resource) == null);
        foreach (var entry in mesh.Resources.All<ServiceEntryResource>(ResourceKind.ServiceEntry))
        {
            entry.Endpoints.Items.Select(endpoint => WaypointResolver.ResolveEndpoint(mesh.Resources, entry, endpoint)).ShouldAllBe(binding => binding != null);
        }
    });

    [Property(MaxTest = 60)]
    public Property Every_connection_has_a_path_that_says_why() => Prop.ForAll(Changes(), changes =>
    {
        var mesh = changes.Aggregate(MeshSnapshot.Empty, (current, batch) => MeshBuilder.Apply(current, batch).Snapshot);
        TrafficSource[] sources =
        [
            new TrafficSource.Outside(),
            .. mesh.Resources.All<PodResource>(ResourceKind.Pod).Select(pod => new TrafficSource.Pod(pod.Key)),
            .. mesh.Resources.All<GatewayResource>(ResourceKind.Gateway).Select(gateway => new TrafficSource.Ingress(gateway.Key)),
        ];
        foreach (var source in sources)
        {
            foreach (var target in mesh.Bindings.ByObject.Keys.SelectMany(key => ((int?[])[null, 80, 53, 9]).Select(port => new TrafficDestination(key, port))))
            {
                Check(TrafficPathTracer.Trace(mesh, source, target).ShouldNotBeNull());
            }
        }
    });

    private static void Check(TrafficPath path)
    {
        path.Explanation.ShouldNotBeNullOrWhiteSpace();
        path.Hops.Count.ShouldBeGreaterThan(0);
        path.Hops.ShouldAllBe(hop => hop.Why.Length > 0);
        path.Hops[0].Transport.ShouldBe(HopTransport.None);
        path.Hops.Skip(1).ShouldAllBe(hop => hop.Transport != HopTransport.None);
        (path.CanaryHop is null).ShouldBe(path.Canary is null);
        path.Hops.Any(hop => hop.Kind == HopKind.Waypoint).ShouldBe(path.Waypoint is not null);
        (path.Reason is PathReason.ServiceWaypoint or PathReason.WorkloadWaypoint or PathReason.WaypointUnavailable).ShouldBe(path.Waypoint is not null, path.Explanation);
    }

    private static IEnumerable<(WaypointRef Waypoint, string Names)> Named(BindingIndex bindings) => bindings.ByWaypoint
        .Select(entry => (entry.Key, string.Join(' ', entry.Value.Order())))
        .OrderBy(entry => entry.Key.Key);

    private static IEnumerable<ObjectKey> Differing(BindingIndex before, BindingIndex after) =>
        before.ByObject.Keys.Union(after.ByObject.Keys).Where(key => !Equals(before.Of(key), after.Of(key)));

    private static Arbitrary<List<List<ResourceEvent>>> Changes() => Arb.From(
        from size in Gen.Choose(1, 25)
        from batches in Gen.ListOf(from count in Gen.Choose(1, 5) from batch in Gen.ListOf(RandomMesh.Event(), count) select batch.ToList(), size)
        select batches.ToList());
}
