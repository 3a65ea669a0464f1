using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Shouldly;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;
using Xunit;
using static WaypointDashboard.Shared.Tests.Topology.TopologyObjects;

namespace WaypointDashboard.Shared.Tests.Topology;

public sealed class TopologyDeltaTests
{
    private static readonly string[] Homes = ["shop", "bank", "port"];
    private static readonly string[] Waypoints = ["gate", "wide"];
    private static readonly string[] Apps = ["cart", "till"];

    [Fact]
    public void A_step_does_not_apply_to_another_version()
    {
        var step = new TopologyDelta(3, 4, [], [], [], [], [], []);

        Should.Throw<InvalidOperationException>(() => step.ApplyTo(TopologyGraph.Empty));
    }

    [Property(MaxTest = 150)]
    public Property Steps_lead_to_the_same_graph_as_projecting_from_scratch() =>
        Prop.ForAll(Arb.From(Gen.ListOf(Gen.OneOf(Events(), Views()))), moves =>
        {
            var projection = TopologyProjector.Project(MeshOf(), TopologyView.Initial);
            var shown = TopologyDelta.Whole(projection.Graph).ApplyTo(TopologyGraph.Empty);
            foreach (var move in moves)
            {
                var next = move switch
                {
                    ResourceEvent change => TopologyProjector.Apply(projection, LiveMeshBuilder.Apply(projection.Live, [change])),
                    TopologyView view => TopologyProjector.ChangeView(projection, view),
                    _ => throw new InvalidOperationException(),
                };
                shown = TopologyDelta.Between(projection.Graph, next.Graph).ApplyTo(shown);
                projection = next;
            }

            var fresh = TopologyProjector.Project(projection.Live, projection.View).Graph;
            shown.Nodes.Values.ShouldBe(fresh.Nodes.Values, ignoreOrder: true);
            shown.Edges.Values.ShouldBe(fresh.Edges.Values, ignoreOrder: true);
            shown.Edges.Values.ShouldAllBe(edge => shown.Nodes.ContainsKey(edge.Source) && shown.Nodes.ContainsKey(edge.Target));
            shown.Nodes.Values.ShouldAllBe(node => node.Parent == null || shown.Nodes.ContainsKey(node.Parent));
        });

    private static Gen<object> Events() => Gen.OneOf(
        from home in Gen.Elements(Homes) from label in Labels() select (object)Upsert(Namespace(home, label)),
        from home in Gen.Elements(Homes) from app in Gen.Elements(Apps) from label in Labels() select (object)Upsert(Service(home, app, label)),
        from home in Gen.Elements(Homes)
        from app in Gen.Elements(Apps)
        from label in Labels()
        from number in Gen.Choose(0, 2)
        select (object)Upsert(Pod(home, app, $"{app}-{number}", label)),
        from home in Gen.Elements(Homes)
        from name in Gen.Elements(Waypoints)
        from type in Gen.Elements("service", "workload", "all")
        from admits in Gen.Elements("All", "Same")
        from hasAddress in Gen.Elements(true, false)
        select (object)Upsert(Waypoint(home, name, admits, type, hasAddress)),
        from home in Gen.Elements(Homes) from name in Gen.Elements(Waypoints) select (object)Delete(ResourceKind.Gateway, home, name),
        from home in Gen.Elements(Homes) from app in Gen.Elements(Apps) select (object)Delete(ResourceKind.Service, home, app),
        from home in Gen.Elements(Homes) select (object)Delete(ResourceKind.Namespace, "", home));

    private static Gen<(string Key, string Value)[]> Labels() => Gen.OneOf(
        Gen.Constant(Array.Empty<(string, string)>()),
        Gen.Constant<(string, string)[]>([Uses("none")]),
        from name in Gen.Elements(Waypoints) select new[] { Uses(name) },
        from name in Gen.Elements(Waypoints) from home in Gen.Elements(Homes) select new[] { Uses(name), In(home) });

    private static Gen<object> Views() =>
        from expanded in Gen.SubListOf("shop", "bank", "port", "service/shop/cart", "workload/bank/statefulset/till")
        from onlyProblems in Gen.Frequency((1, Gen.Constant(true)), (4, Gen.Constant(false)))
        from homes in Gen.Frequency((1, Gen.SubListOf(Homes)), (3, Gen.Constant(new List<string>())))
        select (object)(TopologyView.Expand(expanded) with { Filter = TopologyFilter.None with { OnlyProblems = onlyProblems, Namespaces = [.. homes] } });

    private static ResourceEvent.Upserted Upsert(MeshResource resource) => new(resource);

    private static ResourceEvent.Deleted Delete(ResourceKind kind, string home, string name) => new(new(kind, home, name));
}
