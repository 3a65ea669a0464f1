using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Mesh;

/// <summary>What can be said about a cluster that is read in part.</summary>
public sealed class MeshCoverageTests
{
    [Theory]
    [InlineData(WatchState.Listing, false, false, false, true)]
    [InlineData(WatchState.Synced, true, true, true, true)]
    [InlineData(WatchState.Stale, true, false, true, true)]
    [InlineData(WatchState.Forbidden, true, true, false, true)]
    [InlineData(WatchState.NotServed, true, true, false, false)]
    [InlineData(WatchState.Broken, true, false, false, true)]
    public void A_watch_says_how_far_its_kind_is_known(WatchState state, bool isReady, bool isLive, bool knows, bool isServed)
    {
        var coverage = MeshCoverage.Empty.With(new(ResourceKind.Pod, null, WatchState.Synced)).With(new(ResourceKind.Gateway, null, state));

        (coverage.IsReady, coverage.IsLive).ShouldBe((isReady, isLive));
        (coverage.Knows(ResourceKind.Gateway, "shop"), coverage.Knows(ResourceKind.Gateway, "")).ShouldBe((knows, knows));
        (coverage.IsServed(ResourceKind.Gateway), coverage.IsServed(ResourceKind.Pod)).ShouldBe((isServed, true));
    }

    [Fact]
    public void Nothing_watched_is_neither_ready_nor_live() => (MeshCoverage.Empty.IsReady, MeshCoverage.Empty.IsLive).ShouldBe((false, false));

    [Fact]
    public void A_watch_of_a_namespace_knows_that_namespace_until_it_goes()
    {
        var coverage = MeshCoverage.Empty.With(new(ResourceKind.Pod, "shop", WatchState.Synced));

        (coverage.Knows(ResourceKind.Pod, "shop"), coverage.Knows(ResourceKind.Pod, "bank"), coverage.Knows(ResourceKind.Pod, "")).ShouldBe((true, false, false));
        coverage.Without(ResourceKind.Pod, "shop").Knows(ResourceKind.Pod, "shop").ShouldBeFalse();
        coverage.Without(ResourceKind.Pod, "bank").ShouldBeSameAs(coverage);
    }

    [Fact]
    public void The_whole_cluster_replaces_single_namespaces_and_the_other_way_round()
    {
        var single = MeshCoverage.Empty.With(new(ResourceKind.Pod, "shop", WatchState.Synced)).With(new(ResourceKind.Pod, "bank", WatchState.Listing));

        var whole = single.With(new(ResourceKind.Pod, null, WatchState.Synced));

        whole.Kinds.Keys.ShouldBe([(ResourceKind.Pod, null)]);
        whole.With(new(ResourceKind.Pod, "shop", WatchState.Synced)).Kinds.Keys.ShouldBe([(ResourceKind.Pod, "shop")]);
    }
}
