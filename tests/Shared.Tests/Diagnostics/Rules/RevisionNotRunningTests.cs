using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class RevisionNotRunningTests
{
    private static readonly ObjectKey Waypoint = new(ResourceKind.Gateway, "shop", "waypoint");

    [Fact]
    public void A_revision_that_nobody_runs()
    {
        var finding = Findings.FindOne("WP025", Istiod("1-30"), ClusterYaml.Waypoint("shop", "waypoint", "{istio.io/rev: 1-29}", status: ClusterYaml.Starting));

        finding.Object.ShouldBe(Waypoint);
        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldBe("Gateway shop/waypoint asks for control plane revision 1-29 (label istio.io/rev), but istiod runs only as revision 1-30.");
        finding.Remedy.ShouldNotBeNull().Intent.ShouldBe(new ChangeIntent.EditMetadata(Waypoint, [KeyValuePair.Create("istio.io/rev", (string?)"1-30")], []));
    }

    [Fact]
    public void The_revision_of_its_namespace_counts_where_it_has_none()
    {
        var finding = Findings.FindOne("WP025", Istiod("1-30"), Istiod("1-31"), ClusterYaml.Namespace("shop", "{istio.io/rev: 1-29}"), ClusterYaml.Waypoint("shop", "waypoint"));

        finding.Severity.ShouldBe(Severity.Warning);
        finding.Cause.ShouldBe("Gateway shop/waypoint asks for control plane revision 1-29 (by Namespace shop, label istio.io/rev), but istiod runs only as revisions 1-30 and 1-31.");
        finding.Remedy.ShouldBeNull();
    }

    [Fact]
    public void A_revision_that_runs_is_well() => Findings.Find("WP025", Istiod("1-30"), ClusterYaml.Waypoint("shop", "waypoint", "{istio.io/rev: 1-30}")).ShouldBeEmpty();

    [Fact]
    public void A_tag_is_well() =>
        Findings.Find("WP025", Istiod("1-30"), ClusterYaml.Service("istio-system", "istiod-revision-tag-prod"), ClusterYaml.Waypoint("shop", "waypoint", "{istio.io/rev: prod}")).ShouldBeEmpty();

    [Fact]
    public void No_istiod_in_sight_tells_nothing() => Findings.Find("WP025", ClusterYaml.Waypoint("shop", "waypoint", "{istio.io/rev: 1-29}")).ShouldBeEmpty();

    private static string Istiod(string revision) => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: istiod-{{revision}}, namespace: istio-system, labels: {istio.io/rev: {{revision}}, app: istiod} }
        """;
}
