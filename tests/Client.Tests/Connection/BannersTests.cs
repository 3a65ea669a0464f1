using MudBlazor;
using Shouldly;
using WaypointDashboard.Client.Components.Connection;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using Xunit;

namespace WaypointDashboard.Client.Tests.Connection;

public sealed class BannersTests
{
    private static readonly ClusterInfo Real = new("prod", ClusterSource.Kubeconfig, "https://prod:6443");
    private static readonly ClusterInfo Sandbox = new("sandbox", ClusterSource.Sandbox, "https://127.0.0.1:1");
    private static readonly ConnectionStatus Live = new(ConnectionState.Live, Coverages.Noon);
    private static readonly MeshCoverage Synced = Coverages.Of((ResourceKind.Pod, WatchState.Synced));

    [Fact]
    public void A_real_cluster_that_is_live_needs_no_words() => Of(Real, Live, Synced).ShouldBeEmpty();

    [Fact]
    public void The_sandbox_says_that_it_is_one_and_how_to_see_a_real_cluster()
    {
        var banner = Of(Sandbox, Live, Synced).ShouldHaveSingleItem();

        banner.Title.ShouldContain("sandbox");
        banner.Text.ShouldContain("kubeconfig");
        banner.CanBeDismissed.ShouldBeTrue();
    }

    [Fact]
    public void A_server_that_cannot_be_reached_is_quoted_and_cannot_be_dismissed()
    {
        var banner = Of(Real, new(ConnectionState.Reconnecting, Coverages.Noon, "prod:6443: connection refused"), Synced).ShouldHaveSingleItem();

        banner.Severity.ShouldBe(Severity.Error);
        banner.Text.ShouldBe("prod:6443: connection refused. The dashboard keeps trying; what is shown is as of 12:00:00.");
        banner.CanBeDismissed.ShouldBeFalse();
    }

    [Fact]
    public void Refused_credentials_are_told_from_a_server_that_is_away() =>
        Of(Real, new(ConnectionState.Unauthorized, Coverages.Noon, "The token has expired."), Synced).ShouldHaveSingleItem().Title.ShouldContain("credentials");

    [Fact]
    public void What_RBAC_forbids_is_named_with_its_namespaces()
    {
        var coverage = Synced.With(new(ResourceKind.ConfigMap, null, WatchState.Forbidden)).With(new(ResourceKind.Service, "shop", WatchState.Forbidden)).With(new(ResourceKind.Service, "crm", WatchState.Synced));

        var banner = Of(Real, Live, coverage).ShouldHaveSingleItem();

        banner.Text.ShouldContain("ConfigMap, Service in shop.");
        banner.CanBeDismissed.ShouldBeTrue();
    }

    [Fact]
    public void Much_that_is_forbidden_is_cut_short()
    {
        var coverage = Coverages.Of([.. Enum.GetValues<ResourceKind>().Select(kind => (kind, WatchState.Forbidden))]);

        Of(Real, Live, coverage).ShouldHaveSingleItem().Text.ShouldContain($"AuthorizationPolicy, ConfigMap, Deployment, DestinationRule, EndpointSlice and {Enum.GetValues<ResourceKind>().Length - 5} more kinds.");
    }

    [Fact]
    public void More_that_is_forbidden_is_another_banner()
    {
        var one = Synced.With(new(ResourceKind.ConfigMap, null, WatchState.Forbidden));
        var two = one.With(new(ResourceKind.Service, null, WatchState.Forbidden));

        Of(Real, Live, one).Single().Id.ShouldNotBe(Of(Real, Live, two).Single().Id);
    }

    [Fact]
    public void Read_only_is_said() => Of(Real, Live, Synced, isReadOnly: true).ShouldHaveSingleItem().Title.ShouldBe("Read only.");

    [Fact]
    public void The_worst_comes_first() =>
        Of(Sandbox, new(ConnectionState.Unauthorized, Coverages.Noon), Synced.With(new(ResourceKind.Service, null, WatchState.Forbidden)), isReadOnly: true)
            .Select(banner => banner.Severity).ShouldBe([Severity.Error, Severity.Warning, Severity.Info, Severity.Info]);

    private static List<Banner> Of(ClusterInfo cluster, ConnectionStatus connection, MeshCoverage coverage, bool isReadOnly = false) =>
        [.. Banners.Of(cluster, connection, coverage, isReadOnly, Coverages.Clock)];
}
