using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Diagnostics;

public sealed class RecomputeTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1020, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Findings_led_on_are_those_from_scratch_after_any_sequence_of_changes(int seed)
    {
        var cluster = new RandomCluster(seed);
        var current = LiveMeshBuilder.FromScratch(RandomCluster.Beginning, Findings.Everything, 1);
        for (var step = 0; step < 120; step++)
        {
            var before = current;
            ResourceEvent[] events = [.. Enumerable.Range(0, 1 + cluster.Next(2)).Select(_ => cluster.Event())];
            var change = LiveMeshBuilder.Apply(before, events);
            current = change.Current;

            Lines(current.Findings).ShouldBe(Lines(DiagnosticsEngine.FromScratch(current.Mesh)), $"seed {seed}, step {step}: {string.Join(", ", events.Select(Describe))}");
            var differing = before.Findings.All.Concat(current.Findings.All).Select(finding => finding.Object).Distinct()
                .Where(key => before.Findings.Of(key) != current.Findings.Of(key));
            change.FindingsChanged.ShouldBe(differing, ignoreOrder: true);
        }
    }

    [Fact]
    public void A_waypoint_s_pod_is_looked_at_again_by_those_who_use_it_from_elsewhere()
    {
        var current = Findings.Mesh(
            Namespace("shop", "{istio.io/dataplane-mode: ambient}"), Namespace("infra"), Waypoint("infra", "waypoint", allowed: "{from: All}"), WaypointPod("infra", "waypoint", account: "first"),
            Service("shop", "cart", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: infra}", "{app: cart}"), Pod("shop", "cart-1", "{app: cart}"),
            Authorization("shop", "p", "{rules: [{from: [{source: {principals: [cluster.local/ns/infra/sa/first]}}]}]}"));
        current.Findings.All.ShouldNotContain(finding => finding.Id == "WP012");

        var change = Apply(current, WaypointPod("infra", "waypoint", account: "second"));

        change.Current.Findings.All.ShouldContain(finding => finding.Id == "WP012" && finding.Object.Namespace == "shop");
    }

    [Fact]
    public void A_policy_of_the_root_namespace_is_looked_at_by_all()
    {
        var current = Findings.Mesh(
            Namespace("shop", "{istio.io/dataplane-mode: ambient}"), Waypoint("shop", "waypoint"), WaypointPod("shop", "waypoint"),
            Service("shop", "cart", "{istio.io/use-waypoint: waypoint}", "{app: cart}"), Pod("shop", "cart-1", "{app: cart}"));

        var change = Apply(current, Authorization("istio-system", "p", "{rules: [{from: [{source: {namespaces: [bank]}}]}]}"));

        change.FindingsChanged.ShouldContain(new ObjectKey(ResourceKind.Service, "shop", "cart"));
    }

    [Fact]
    public void A_virtual_service_for_a_host_finds_the_entry_that_lies_elsewhere()
    {
        string[] bound = [Waypoint("egress", "waypoint", allowed: "{from: All}"), WaypointPod("egress", "waypoint"), Namespace("egress"), Namespace("shop")];
        const string Uses = "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: egress}";
        var current = Findings.Mesh([.. bound, ServiceEntry("shop", "mail", Uses), Route("shop", "r", "{group: networking.istio.io, kind: ServiceEntry, name: mail}")]);

        var change = Apply(current, "{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: v, namespace: egress}, spec: {hosts: [mail.example.com]}}");

        change.Current.Findings.Of(new(ResourceKind.ServiceEntry, "shop", "mail")).ShouldContain(finding => finding.Id == "WP023");
    }

    [Fact]
    public void A_pod_costs_its_own_namespace_and_no_other()
    {
        var current = Findings.Mesh(Namespace("shop", "{istio.io/use-waypoint: gone}"), Namespace("bank", "{istio.io/use-waypoint: gone}"), Service("bank", "ledger"));

        var change = Apply(current, Pod("shop", "cart-1"));

        change.Current.Findings.Of(ObjectKey.ForNamespace("bank"))[0].ShouldBeSameAs(current.Findings.Of(ObjectKey.ForNamespace("bank"))[0]);
        change.Current.Findings.Of(ObjectKey.ForNamespace("shop"))[0].ShouldNotBeSameAs(current.Findings.Of(ObjectKey.ForNamespace("shop"))[0]);
    }

    [Fact]
    public void Nothing_is_said_before_every_kind_has_been_listed_and_everything_at_that_moment()
    {
        var listing = Findings.Without(WatchState.Listing, ResourceKind.Pod);
        var current = LiveMeshBuilder.FromScratch(ClusterText.Read([Namespace("shop", "{istio.io/use-waypoint: gone}")]), listing, 1);
        current.Findings.All.ShouldBeEmpty();

        var change = LiveMeshBuilder.Apply(current, [new ResourceEvent.CoverageChanged(new(ResourceKind.Pod, null, WatchState.Synced))]);

        change.Current.Findings.All.ShouldContain(finding => finding.Id == "WP001");
        change.FindingsChanged.ShouldContain(ObjectKey.ForNamespace("shop"));
    }

    [Fact]
    public void When_a_kind_becomes_forbidden_its_findings_go()
    {
        var current = Findings.Mesh(Namespace("shop", "{istio.io/use-waypoint: gone}"));

        var change = LiveMeshBuilder.Apply(current, [new ResourceEvent.CoverageChanged(new(ResourceKind.Gateway, null, WatchState.Forbidden))]);

        change.Current.Findings.All.ShouldNotContain(finding => finding.Id == "WP001");
        change.FindingsChanged.ShouldContain(ObjectKey.ForNamespace("shop"));
    }

    [Fact]
    public void A_stale_watch_changes_nothing()
    {
        var current = Findings.Mesh(Namespace("shop", "{istio.io/use-waypoint: gone}"));

        var change = LiveMeshBuilder.Apply(current, [new ResourceEvent.CoverageChanged(new(ResourceKind.Gateway, null, WatchState.Stale))]);

        change.FindingsChanged.ShouldBeEmpty();
        change.Current.Findings.All.ShouldBe(current.Findings.All, ignoreOrder: true);
    }

    [Fact]
    public void A_reset_checks_everything()
    {
        var mesh = Findings.Mesh(Namespace("shop", "{istio.io/use-waypoint: gone}")).Mesh;

        var (findings, changed) = DiagnosticsEngine.Recompute(mesh, FindingSet.Empty, MeshChange.Reset(mesh));

        findings.All.ShouldContain(finding => finding.Id == "WP001");
        changed.ShouldContain(ObjectKey.ForNamespace("shop"));
    }

    [Fact]
    public void An_event_that_nobody_can_see_keeps_the_findings_as_they_are()
    {
        var current = Findings.Mesh(Namespace("shop", "{istio.io/use-waypoint: gone}"));

        var change = LiveMeshBuilder.Apply(current, [new ResourceEvent.Upserted(ClusterText.Read([Namespace("shop", "{istio.io/use-waypoint: gone}")])[0])]);

        change.Current.Findings.ShouldBeSameAs(current.Findings);
    }

    private static LiveChange Apply(LiveMesh current, string document) => LiveMeshBuilder.Apply(current, [new ResourceEvent.Upserted(ClusterText.Read([document])[0])]);

    private static IEnumerable<string> Lines(FindingSet findings) => findings.All.Select(finding => finding.ToString()).Order(StringComparer.Ordinal);

    private static string Describe(ResourceEvent happened) => happened switch
    {
        ResourceEvent.Upserted upserted => upserted.Resource.ToString(),
        ResourceEvent.Deleted deleted => $"delete {deleted.Key}",
        _ => "",
    };
}
