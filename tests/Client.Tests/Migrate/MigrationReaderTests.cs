using Shouldly;
using WaypointDashboard.Client.Pages.Migrate;
using WaypointDashboard.Client.Tests.Doubles;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using Xunit;

namespace WaypointDashboard.Client.Tests.Migrate;

public sealed class MigrationReaderTests
{
    private static readonly WaypointRef Old = new("shop", "old");
    private static readonly WaypointRef New = new("shop", "new");
    private static readonly ObjectKey Cart = new(ResourceKind.Service, "shop", "cart");

    [Fact]
    public void How_far_it_is_is_read_from_the_mesh()
    {
        var (old, fresh) = (MeshOf.Waypoint("shop", "old"), MeshOf.Waypoint("shop", "new"));
        var named = MeshOf.Service("shop", "cart", (IstioNames.UseWaypoint, "old"));
        var moved = MeshOf.Service("shop", "cart", (IstioNames.UseWaypoint, "new"));

        Stage(old, named).ShouldBe(MigrationStage.Deploy);
        Stage(old, named, fresh with { Addresses = [] }).ShouldBe(MigrationStage.Wait);
        Stage(old, named, fresh).ShouldBe(MigrationStage.Shift);
        Stage(old, moved, fresh).ShouldBe(MigrationStage.Retire);
        Stage(moved, fresh).ShouldBe(MigrationStage.Done);
    }

    [Fact]
    public void The_share_of_the_new_one_is_read_from_the_labels()
    {
        var cart = MeshOf.Service("shop", "cart", (IstioNames.UseWaypoint, "old"), (IstioNames.UseWaypointCanary, "new"));
        cart = cart with { Metadata = cart.Metadata with { Annotations = LabelSet.Of((IstioNames.UseWaypointCanaryWeight, "25")) } };

        var migration = Read(MeshOf.Waypoint("shop", "old"), MeshOf.Waypoint("shop", "new"), cart);

        migration.Items.ShouldBe([new MigrationItem(Cart, 25, true)]);
        migration.Weight.ShouldBe(25);
    }

    [Fact]
    public void Canary_labels_that_name_the_primary_are_left_over()
    {
        var migration = Read(MeshOf.Waypoint("shop", "new"), MeshOf.Service("shop", "cart", (IstioNames.UseWaypoint, "new"), (IstioNames.UseWaypointCanary, "new")));

        migration.Leftovers.ShouldBe([Cart]);
    }

    [Fact]
    public void The_new_one_starts_in_the_shape_of_the_old_one()
    {
        var old = MeshOf.Waypoint("shop", "old", "All", (IstioNames.WaypointFor, "all"), (IstioNames.Revision, "1-30"));

        MigrationReader.Deployment(Read(old)).ShouldBe(new ChangeIntent.DeployWaypoint(New, TrafficType.All, "1-30", new AllowedNamespaces.All()));
    }

    [Theory]
    [InlineData("shop", "large")]
    [InlineData("infra", null)]
    public void What_shapes_the_old_one_shapes_the_new_one_where_it_lies_beside_both(string home, string? parameters)
    {
        var old = MeshOf.Waypoint("shop", "old") with { ParametersRef = "large" };

        MigrationReader.Deployment(MigrationReader.Read(MeshOf.Objects(MeshOf.Namespace("shop"), old), new("shop", "old"), new(home, "new"))).Parameters.ShouldBe(parameters);
    }

    [Theory]
    [InlineData("1-31-0", true)]
    [InlineData("1-30-2", false)]
    [InlineData("stable", false)]
    public void Canaries_are_offered_where_a_revision_says_that_they_are_known(string revision, bool isKnown)
    {
        var istiod = new DeploymentResource(new("istio-system", "istiod", LabelSet.Empty, LabelSet.Empty), LabelSet.Empty, 1, 1, [], revision);

        MigrationReader.KnowsCanaries(ResourceIndex.From([istiod])).ShouldBe(isKnown);
    }

    private static MigrationStage Stage(params MeshResource[] resources) => Read(resources).Stage;

    private static Migration Read(params MeshResource[] resources) => MigrationReader.Read(MeshOf.Objects([MeshOf.Namespace("shop"), .. resources]), Old, New);
}
