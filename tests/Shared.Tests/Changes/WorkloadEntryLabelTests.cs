using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Tests.Changes;

/// <summary>istiod reads a WorkloadEntry's labels in its spec too, where its metadata do not say otherwise.</summary>
public sealed class WorkloadEntryLabelTests
{
    private static readonly ObjectKey Machine = new(ResourceKind.WorkloadEntry, "shop", "vm");

    private static readonly WaypointRef Bank = new("bank", "waypoint");

    private static LiveMesh Cluster(string labels = "{}") => Planning.Cluster($$"""
        apiVersion: networking.istio.io/v1
        kind: WorkloadEntry
        metadata: {name: vm, namespace: shop, labels: {{labels}}}
        spec: {address: 10.3.0.1, labels: {app: vm, istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: bank} }
        """);

    [Fact]
    public void It_is_un_enrolled_where_the_labels_are() =>
        Cluster().Plan(new ChangeIntent.Unenroll([Machine])).Steps.ShouldBe(
            [new PlanStep.Patch(Machine, """{"spec":{"labels":{"istio.io/use-waypoint":null,"istio.io/use-waypoint-namespace":null}}}""")]);

    [Fact]
    public void Labels_of_both_places_go() =>
        Cluster("{istio.io/use-waypoint: waypoint}").Plan(new ChangeIntent.Unenroll([Machine])).Steps.ShouldBe(
            [new PlanStep.Patch(Machine, """{"metadata":{"labels":{"istio.io/use-waypoint":null}},"spec":{"labels":{"istio.io/use-waypoint":null,"istio.io/use-waypoint-namespace":null}}}""")]);

    [Fact]
    public void Where_the_spec_enrolls_it_already_nothing_is_to_be_done() => Cluster().Plan(new ChangeIntent.Enroll([Machine], Bank)).Steps.ShouldBeEmpty();

    [Fact]
    public void It_opts_out_by_its_metadata_which_beat_the_spec() =>
        Cluster().Plan(new ChangeIntent.OptOut([Machine])).Steps.ShouldBe(
            [new PlanStep.Patch(Machine, """{"metadata":{"labels":{"istio.io/use-waypoint":"none"}},"spec":{"labels":{"istio.io/use-waypoint-namespace":null}}}""")]);

    [Fact]
    public void It_is_among_those_who_name_a_waypoint() => WaypointCarriers.Of(Cluster().Mesh, Bank).ShouldHaveSingleItem().Key.ShouldBe(Machine);
}
