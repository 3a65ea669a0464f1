using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class AmbientPodNotCapturedTests
{
    private const string Id = "WP008";

    private const string Ambient = "istio.io/dataplane-mode: ambient";

    private static readonly ObjectKey Cart = new(ResourceKind.Pod, "shop", "cart-1");

    [Fact]
    public void A_pod_that_the_CNI_has_missed()
    {
        var finding = Findings.FindOne(Id, Namespace("shop", $"{{{Ambient}}}"), Pod("shop", "cart-1", annotations: "{}", spec: "{nodeName: n1}"));

        finding.Object.ShouldBe(Cart);
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Cause.ShouldBe("Pod shop/cart-1 is not captured (it has no annotation ambient.istio.io/redirection); namespace shop asks for istio.io/dataplane-mode=ambient.");
        finding.Fix.ShouldContain("istio-cni and ztunnel run on node n1");
        finding.Remedy.ShouldBeNull();
    }

    [Fact]
    public void A_pending_one_cannot_communicate() =>
        Findings.FindOne(Id, Namespace("shop", $"{{{Ambient}}}"), Pod("shop", "cart-1", annotations: "{ambient.istio.io/redirection: pending}")).ShouldSatisfyAllConditions(
            finding => finding.Severity.ShouldBe(Severity.Error),
            finding => finding.Cause.ShouldContain("ambient.istio.io/redirection=pending"),
            finding => finding.Effect.ShouldBe("It can neither send nor receive until a ztunnel takes it."));

    [Fact]
    public void A_pod_on_the_node_s_network_is_worth_knowing() =>
        Findings.FindOne(Id, Namespace("shop", $"{{{Ambient}}}"), Pod("shop", "cart-1", annotations: "{}", spec: "{hostNetwork: true}")).ShouldSatisfyAllConditions(
            finding => finding.Severity.ShouldBe(Severity.Info),
            finding => finding.Cause.ShouldContain("spec.hostNetwork=true"));

    [Fact]
    public void A_sidecar_that_the_namespace_injects_is_stopped_there()
    {
        var finding = Findings.FindOne(Id, Namespace("shop", $"{{{Ambient}, istio-injection: enabled}}"), Pod("shop", "cart-1", annotations: "{sidecar.istio.io/status: x}"));

        finding.Cause.ShouldContain("has a sidecar, injected because its namespace says istio-injection=enabled");
        finding.Remedy!.Intent.ShouldBe(new ChangeIntent.EditMetadata(ObjectKey.ForNamespace("shop"), [KeyValuePair.Create("istio-injection", (string?)null)], []));
    }

    [Fact]
    public void A_sidecar_that_the_pod_asks_for_is_no_matter_of_the_namespace() =>
        Findings.FindOne(Id, Namespace("shop", $"{{{Ambient}}}"), Pod("shop", "cart-1", "{sidecar.istio.io/inject: 'true'}", "{sidecar.istio.io/status: x}")).ShouldSatisfyAllConditions(
            finding => finding.Cause.ShouldContain("injected because the pod says sidecar.istio.io/inject=true"),
            finding => finding.Remedy.ShouldBeNull());

    [Theory]
    [InlineData("", "{}", "Neither the pod nor its namespace asks for a sidecar: restart the pod.")]
    [InlineData(", istio.io/rev: stable", "{}", "Stop the injection")]
    [InlineData("", "{istio.io/rev: stable}", "Stop the injection")]
    public void A_sidecar_that_nobody_asks_for_goes_with_a_restart(string more, string labels, string fix) =>
        Findings.FindOne(Id, Namespace("shop", $"{{{Ambient}{more}}}"), Pod("shop", "cart-1", labels, "{sidecar.istio.io/status: x}")).Fix.ShouldStartWith(fix);

    [Fact]
    public void The_pod_s_own_label_asks() =>
        Findings.FindOne(Id, Namespace("shop"), Pod("shop", "cart-1", $"{{{Ambient}}}", "{}")).Cause.ShouldContain("; it asks for istio.io/dataplane-mode=ambient");

    [Theory]
    [InlineData("{}", "{ambient.istio.io/redirection: enabled}")]
    [InlineData("{istio.io/dataplane-mode: none}", "{}")]
    [InlineData("{networking.istio.io/tunnel: http}", "{}")]
    public void Captured_or_kept_out_on_purpose_is_fine(string labels, string annotations) =>
        Findings.Find(Id, Namespace("shop", $"{{{Ambient}}}"), Pod("shop", "cart-1", labels, annotations)).ShouldBeEmpty();

    [Fact]
    public void Outside_of_ambient_it_is_fine() => Findings.Find(Id, Namespace("shop"), Pod("shop", "cart-1", annotations: "{}")).ShouldBeEmpty();

    [Fact]
    public void A_waypoint_s_own_pods_are_not_captured() =>
        Findings.Find(Id, Namespace("shop", $"{{{Ambient}}}"), WaypointPod("shop", "waypoint")).ShouldBeEmpty();

    [Fact]
    public void A_pod_that_has_not_started_can_be_held_too() =>
        Findings.FindOne(Id, Namespace("shop", $"{{{Ambient}}}"), Pod("shop", "cart-1", annotations: "{ambient.istio.io/redirection: pending}").Replace("phase: Running", "phase: Pending", StringComparison.Ordinal))
            .Severity.ShouldBe(Severity.Error);

    [Fact]
    public void A_sidecar_that_speaks_HBONE_is_one_all_the_same() =>
        Findings.FindOne(Id, Namespace("shop", $"{{{Ambient}}}"), Pod("shop", "cart-1", "{networking.istio.io/tunnel: http}", "{sidecar.istio.io/status: x}")).Cause.ShouldStartWith("Pod shop/cart-1 has a sidecar");
}
