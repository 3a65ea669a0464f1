using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class StrayWaypointLabelTests
{
    private const string Id = "WP015";

    [Fact]
    public void A_namespace_s_name_without_a_waypoint_s()
    {
        var finding = Findings.FindOne(Id, Namespace("shop", "{istio.io/use-waypoint-namespace: infra}"));

        finding.Object.ShouldBe(ObjectKey.ForNamespace("shop"));
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Cause.ShouldBe("Namespace shop is labelled istio.io/use-waypoint-namespace=infra without istio.io/use-waypoint.");
        finding.Effect.ShouldStartWith("The label has no effect");
        finding.Remedy!.Intent.ShouldBe(new ChangeIntent.EditMetadata(finding.Object, [KeyValuePair.Create(IstioNames.UseWaypointNamespace, (string?)null)], []));
    }

    [Fact]
    public void An_empty_name_is_the_name_of_a_waypoint_that_is_never_ready()
    {
        var finding = Findings.FindOne(Id, Namespace("shop"), Service("shop", "cart", "{istio.io/use-waypoint: ''}"));

        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldContain("with an empty value");
        finding.Remedy!.Intent.ShouldBe(new ChangeIntent.Unenroll([new(ResourceKind.Service, "shop", "cart")]));
    }

    [Fact]
    public void An_empty_namespace_is_no_namespace()
    {
        var finding = Findings.FindOne(Id, Namespace("shop"), WorkloadEntry("shop", "vm", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: ''}"), Waypoint("shop", "waypoint"));

        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldContain("looks for its waypoint waypoint in no namespace");
        finding.Remedy!.Intent.ShouldBe(new ChangeIntent.EditMetadata(finding.Object, [KeyValuePair.Create(IstioNames.UseWaypointNamespace, (string?)null)], []));
    }

    [Fact]
    public void An_empty_name_does_not_count_as_a_waypoint_that_is_missing() =>
        Findings.Find("WP001", Namespace("shop"), Service("shop", "cart", "{istio.io/use-waypoint: ''}")).ShouldBeEmpty();

    [Theory]
    [InlineData("{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-namespace: shop}")]
    [InlineData("{istio.io/use-waypoint: none, istio.io/use-waypoint-namespace: infra}")]
    [InlineData("{}")]
    public void Whole_labels_are_fine(string labels) => Findings.Find(Id, Namespace("shop", labels), Waypoint("shop", "waypoint")).ShouldBeEmpty();
}
