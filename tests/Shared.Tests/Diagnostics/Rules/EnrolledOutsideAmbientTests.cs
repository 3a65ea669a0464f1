using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class EnrolledOutsideAmbientTests
{
    private const string Id = "WP007";

    private const string Uses = "istio.io/use-waypoint: waypoint";

    [Fact]
    public void A_namespace_that_is_not_in_ambient()
    {
        var finding = Findings.FindOne(Id, Namespace("shop", $"{{{Uses}}}"), Pod("shop", "cart-1", annotations: "{}"), Waypoint("shop", "waypoint"), WaypointPod("shop", "waypoint"));

        finding.Object.ShouldBe(ObjectKey.ForNamespace("shop"));
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Cause.ShouldBe("Namespace shop is labelled istio.io/use-waypoint=waypoint, but is not in ambient (istio.io/dataplane-mode is not set).");
        finding.Effect.ShouldStartWith("1 pod is not captured (cart-1): as a client it bypasses every waypoint");
        finding.Remedy.ShouldBe(new SuggestedChange("Put namespace shop into ambient", new ChangeIntent.JoinAmbient([ObjectKey.ForNamespace("shop")])));
        finding.Related.ShouldContain(new ObjectKey(ResourceKind.Pod, "shop", "cart-1"));
    }

    [Fact]
    public void An_empty_namespace_is_told_before_pods_come() =>
        Findings.FindOne(Id, Namespace("shop", $"{{{Uses}, istio.io/dataplane-mode: none}}")).ShouldSatisfyAllConditions(
            finding => finding.Cause.ShouldContain("istio.io/dataplane-mode is none"),
            finding => finding.Effect.ShouldStartWith("Pods that start here are not captured"));

    [Fact]
    public void Injection_is_to_be_taken_off_too() =>
        Findings.FindOne(Id, Namespace("shop", $"{{{Uses}, istio-injection: enabled}}")).Fix.ShouldContain("take istio-injection=enabled off it");

    [Fact]
    public void A_pod_with_a_label_of_its_own()
    {
        var finding = Findings.FindOne(Id, Namespace("shop"), Pod("shop", "cart-1", $"{{{Uses}}}", "{}"), Waypoint("shop", "waypoint", "{istio.io/waypoint-for: all}"));

        finding.Object.ShouldBe(new ObjectKey(ResourceKind.Pod, "shop", "cart-1"));
        finding.Cause.ShouldContain("neither it nor its namespace asks for istio.io/dataplane-mode=ambient");
        finding.Remedy!.Intent.ShouldBe(new ChangeIntent.JoinAmbient([finding.Object]));
    }

    [Fact]
    public void In_ambient_it_is_fine() =>
        Findings.Find(Id, Namespace("shop", $"{{{Uses}, istio.io/dataplane-mode: ambient}}"), Pod("shop", "cart-1"), Waypoint("shop", "waypoint")).ShouldBeEmpty();

    [Fact]
    public void Pods_that_are_captured_by_labels_of_their_own_are_fine() =>
        Findings.Find(Id, Namespace("shop", $"{{{Uses}}}"), Pod("shop", "cart-1", "{istio.io/dataplane-mode: ambient}"), Waypoint("shop", "waypoint")).ShouldBeEmpty();

    [Fact]
    public void A_namespace_of_service_entries_needs_no_capture() =>
        Findings.Find(Id, Namespace("egress", $"{{{Uses}}}"), ServiceEntry("egress", "mail"), Waypoint("egress", "waypoint"), WaypointPod("egress", "waypoint")).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_said_while_pods_cannot_be_read() =>
        Findings.Find(Id, Findings.Without(WatchState.Forbidden, ResourceKind.Pod), Namespace("shop", $"{{{Uses}}}")).ShouldBeEmpty();
}
