using Shouldly;
using WaypointDashboard.Client.Components.Connection;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using Xunit;

namespace WaypointDashboard.Client.Tests.Connection;

public sealed class ConnectionSummaryTests
{
    private static readonly MeshCoverage Synced = Coverages.Of((ResourceKind.Pod, WatchState.Synced), (ResourceKind.TCPRoute, WatchState.NotServed), (ResourceKind.ConfigMap, WatchState.Forbidden));
    private static readonly MeshCoverage Reading = Synced.With(new(ResourceKind.Service, null, WatchState.Listing));
    private static readonly MeshCoverage Stale = Synced
        .With(new(ResourceKind.Service, null, WatchState.Stale, Coverages.Noon.AddMinutes(2)))
        .With(new(ResourceKind.Gateway, null, WatchState.Stale, Coverages.Noon.AddMinutes(1)));

    [Fact]
    public void Live_is_when_all_that_can_be_read_is_up_to_date() =>
        Of(ConnectionState.Live, Synced).ShouldBe(new(ConnectionTone.Live, "Live"));

    [Fact]
    public void A_kind_that_is_still_read_is_no_news_of_the_connection() =>
        Of(ConnectionState.Live, Reading).ShouldBe(new(ConnectionTone.Busy, "Reading…"));

    [Fact]
    public void Stale_is_since_the_oldest_of_it() =>
        Of(ConnectionState.Reconnecting, Stale).ShouldBe(new(ConnectionTone.Doubtful, "Stale since 12:01:00"));

    [Fact]
    public void One_stale_kind_is_said_while_the_others_live() =>
        Of(ConnectionState.Live, Stale).Tone.ShouldBe(ConnectionTone.Doubtful);

    [Fact]
    public void Before_anything_is_stale_it_only_reconnects() =>
        Of(ConnectionState.Reconnecting, Synced).ShouldBe(new(ConnectionTone.Doubtful, "Reconnecting…"));

    [Fact]
    public void Refused_credentials_outdo_everything() =>
        Of(ConnectionState.Unauthorized, Stale).ShouldBe(new(ConnectionTone.Broken, "Credentials refused"));

    [Fact]
    public void At_first_it_connects() => Of(ConnectionState.Connecting, MeshCoverage.Empty).ShouldBe(new(ConnectionTone.Busy, "Connecting…"));

    [Fact]
    public void The_kinds_are_grouped_by_how_they_are_and_what_needs_attention_comes_first()
    {
        var coverage = Stale.With(new(ResourceKind.Pod, "b", WatchState.Synced, Coverages.Noon)).With(new(ResourceKind.Pod, "a", WatchState.Synced, Coverages.Noon))
            .With(new(ResourceKind.Namespace, null, WatchState.Synced, Coverages.Noon));

        CoverageRow.Of(coverage, Coverages.Clock).Select(row => (row.Text, row.Kinds)).ShouldBe(
        [
            ("Stale since 12:01:00", "Gateway"),
            ("Stale since 12:02:00", "Service"),
            ("Forbidden by RBAC", "ConfigMap"),
            ("Not served", "TCPRoute"),
            ("Synced", "Namespace, Pod in a, b"),
        ]);
    }

    private static ConnectionSummary Of(ConnectionState state, MeshCoverage coverage) =>
        ConnectionSummary.Of(new ConnectionStatus(state, Coverages.Noon, "detail"), coverage, Coverages.Clock);
}
