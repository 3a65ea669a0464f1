using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class WaypointNotReadyTests
{
    private const string Id = "WP002";

    private static readonly string[] Shop = [Namespace("shop", "{istio.io/use-waypoint: waypoint}"), Service("shop", "cart"), Waypoint("shop", "waypoint", status: Starting)];

    [Fact]
    public void Without_an_address_it_says_what_the_Gateway_s_condition_says()
    {
        var finding = Findings.FindOne(Id, Shop);

        finding.Object.ShouldBe(new ObjectKey(ResourceKind.Gateway, "shop", "waypoint"));
        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldBe("Gateway shop/waypoint has no address: Programmed is False (AddressNotUsable: hostname \"waypoint.shop.svc.cluster.local\" not found).");
        finding.Effect.ShouldStartWith("1 service that names it gets no waypoint");
        finding.Related.ShouldContain(new ObjectKey(ResourceKind.Service, "shop", "cart"));
        finding.Remedy.ShouldBeNull();
    }

    [Theory]
    [InlineData("ImagePullBackOff", "Back-off pulling image proxyv2:9.9", "image")]
    [InlineData("CrashLoopBackOff", "back-off 5m0s restarting", "log")]
    public void It_names_the_reason_that_the_waypoint_s_pod_waits_for(string reason, string message, string fix)
    {
        var pod = $$"""
            apiVersion: v1
            kind: Pod
            metadata: {name: waypoint-1, namespace: shop, labels: {gateway.networking.k8s.io/gateway-name: waypoint} }
            status: {phase: Pending, containerStatuses: [{state: {waiting: {reason: {{reason}}, message: "{{message}}" } } } ]}
            """;

        var finding = Findings.FindOne(Id, [.. Shop, pod]);

        finding.Cause.ShouldEndWith($"; pod shop/waypoint-1 is held up by {reason}: {message}.");
        finding.Fix.ShouldContain(fix);
        finding.Related.ShouldContain(new ObjectKey(ResourceKind.Pod, "shop", "waypoint-1"));
    }

    [Fact]
    public void A_pod_that_fits_on_no_node_is_named()
    {
        const string Pending = """
            apiVersion: v1
            kind: Pod
            metadata: {name: waypoint-1, namespace: shop, labels: {gateway.networking.k8s.io/gateway-name: waypoint}}
            status: {phase: Pending, conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: '0/3 nodes are available'}]}
            """;

        Findings.FindOne(Id, [.. Shop, Pending]).Cause.ShouldContain("Unschedulable: 0/3 nodes are available");
    }

    [Fact]
    public void A_Gateway_that_istiod_does_not_accept_is_to_be_corrected()
    {
        const string Status = "status: {conditions: [{type: Accepted, status: 'False', reason: InvalidParameters, message: parametersRef ConfigMap shop/options does not exist}]}";

        Findings.FindOne(Id, Waypoint("shop", "waypoint", status: Status)).ShouldSatisfyAllConditions(
            finding => finding.Cause.ShouldBe("Gateway shop/waypoint has no address: Accepted is False (InvalidParameters: parametersRef ConfigMap shop/options does not exist)."),
            finding => finding.Fix.ShouldBe("Correct the Gateway as its Accepted condition says."),
            finding => finding.Severity.ShouldBe(Severity.Warning));
    }

    [Fact]
    public void A_quota_that_is_used_up_is_named()
    {
        const string failure = """[{type: ReplicaFailure, status: 'True', reason: FailedCreate, message: 'pods "waypoint-x" is forbidden: exceeded quota: small'}]""";

        var finding = Findings.FindOne(Id, [.. Shop, WaypointDeployment("shop", "waypoint", conditions: failure)]);

        finding.Cause.ShouldContain("Deployment shop/waypoint cannot create pods (FailedCreate: pods \"waypoint-x\" is forbidden: exceeded quota: small)");
        finding.Fix.ShouldContain("quota of namespace shop");
    }

    [Fact]
    public void With_an_address_but_not_programmed_it_is_a_warning() =>
        Findings.FindOne(Id, Namespace("shop", "{istio.io/use-waypoint: waypoint}"), Service("shop", "cart"), Waypoint("shop", "waypoint", status: Ready.Replace("'True'", "'False'", StringComparison.Ordinal)))
            .ShouldSatisfyAllConditions(finding => finding.Severity.ShouldBe(Severity.Warning), finding => finding.Cause.ShouldContain("has an address, but Programmed is False"));

    [Fact]
    public void A_programmed_waypoint_is_fine() => Findings.Find(Id, Waypoint("shop", "waypoint")).ShouldBeEmpty();

    [Fact]
    public void An_ingress_gateway_is_none_of_our_business() =>
        Findings.Find(Id, Waypoint("shop", "ingress", status: Starting, className: "istio", listener: "port: 80, protocol: HTTP")).ShouldBeEmpty();

    [Fact]
    public void Who_names_it_for_a_canary_keeps_its_primary()
    {
        var finding = Findings.FindOne(
            Id,
            Namespace("shop"),
            Waypoint("shop", "waypoint"),
            Waypoint("shop", "next", status: Starting),
            Service("shop", "cart", "{istio.io/use-waypoint: waypoint, istio.io/use-waypoint-canary: next}"));

        finding.Severity.ShouldBe(Severity.Warning);
        finding.Effect.ShouldBe("1 service that names it for a canary sends all connections to the primary waypoint.");
    }

    [Fact]
    public void What_else_keeps_pods_from_being_made_is_named_with_its_reason()
    {
        string Waiting(string failure) =>
            WaypointDeployment("shop", "waypoint", conditions: $"[{{type: Available, status: 'False'}}, {{type: ReplicaFailure, status: '{failure}', reason: FailedCreate, message: violates PodSecurity}}]");

        Findings.FindOne(Id, [.. Shop, Waiting("True")]).Fix.ShouldContain("events of Deployment shop/waypoint");
        Findings.FindOne(Id, [.. Shop, Waiting("False")]).Cause.ShouldNotContain("cannot create pods");
    }

    [Theory]
    [InlineData("Running", "pod shop/waypoint-1 runs but is not ready")]
    [InlineData("Failed", "pod shop/waypoint-1 is Failed")]
    public void A_pod_that_waits_for_nothing_is_named_with_its_phase(string phase, string said) =>
        Findings.FindOne(Id, [.. Shop, $"{{apiVersion: v1, kind: Pod, metadata: {{name: waypoint-1, namespace: shop, labels: {{gateway.networking.k8s.io/gateway-name: waypoint}}}}, status: {{phase: {phase}}}}}"]).Cause.ShouldContain(said);

    [Fact]
    public void A_wait_without_a_message_is_named_by_its_reason() =>
        Findings.FindOne(Id, [.. Shop, "{apiVersion: v1, kind: Pod, metadata: {name: waypoint-1, namespace: shop, labels: {gateway.networking.k8s.io/gateway-name: waypoint}}, status: {phase: Pending, containerStatuses: [{state: {waiting: {reason: CreateContainerError}}}]}}"])
            .ShouldSatisfyAllConditions(finding => finding.Cause.ShouldEndWith("pod shop/waypoint-1 is held up by CreateContainerError."), finding => finding.Fix.ShouldContain("events of pod shop/waypoint-1"));

    [Theory]
    [InlineData("status: {conditions: [{type: Programmed, status: 'True'}]}", "Programmed is True all the same")]
    [InlineData("status: {}", "istiod has written no Programmed condition")]
    [InlineData("status: {conditions: [{type: Programmed, status: 'Unknown'}]}", "Programmed is Unknown")]
    public void A_status_that_says_little_is_told_as_it_is(string status, string said) => Findings.FindOne(Id, Waypoint("shop", "waypoint", status: status)).Cause.ShouldContain(said);
}
