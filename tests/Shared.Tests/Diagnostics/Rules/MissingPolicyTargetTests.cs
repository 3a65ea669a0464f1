using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;
using static WaypointDashboard.Shared.Tests.Diagnostics.ClusterYaml;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class MissingPolicyTargetTests
{
    private const string Id = "WP011";

    private static readonly ObjectKey Policy = new(ResourceKind.AuthorizationPolicy, "shop", "p");

    [Fact]
    public void A_service_that_is_not_there()
    {
        var finding = Findings.FindOne(Id, Namespace("shop"), Authorization("shop", "p", "{targetRefs: [{kind: Service, group: '', name: gone}]}"));

        finding.Object.ShouldBe(Policy);
        finding.Severity.ShouldBe(Severity.Error);
        finding.Cause.ShouldBe("AuthorizationPolicy shop/p refers to Service shop/gone, which does not exist.");
        finding.Effect.ShouldBe("It is enforced nowhere: what it is meant to check or refuse passes.");
        finding.Remedy.ShouldBe(new SuggestedChange("Delete AuthorizationPolicy shop/p", new ChangeIntent.DeleteObject(Policy)));
        finding.Related.ShouldBe([new(ResourceKind.Service, "shop", "gone")]);
    }

    [Theory]
    [InlineData("{kind: Gateway, group: gateway.networking.k8s.io, name: gone}", "Gateway shop/gone")]
    [InlineData("{kind: ServiceEntry, group: networking.istio.io, name: gone}", "ServiceEntry shop/gone")]
    public void Other_kinds_too(string reference, string named) =>
        Findings.FindOne(Id, Authorization("shop", "p", $"{{targetRefs: [{reference}]}}")).Cause.ShouldContain($"refers to {named}, which does not exist");

    [Fact]
    public void A_target_in_another_namespace()
    {
        var finding = Findings.FindOne(Id, Namespace("bank"), Service("bank", "ledger"), Authorization("shop", "p", "{targetRefs: [{kind: Service, group: '', name: ledger, namespace: bank}]}"));

        finding.Cause.ShouldBe("AuthorizationPolicy shop/p refers to Service bank/ledger, which is not in its namespace shop.");
        finding.Fix.ShouldContain("Move the policy into namespace bank");
    }

    [Fact]
    public void Of_several_targets_only_the_lost_ones_are_named_and_nothing_is_deleted() =>
        Findings.FindOne(Id, Service("shop", "cart"), Authorization("shop", "p", "{targetRefs: [{kind: Service, group: '', name: cart}, {kind: Service, group: '', name: gone}]}")).ShouldSatisfyAllConditions(
            finding => finding.Cause.ShouldBe("AuthorizationPolicy shop/p refers to Service shop/gone, which does not exist."),
            finding => finding.Effect.ShouldStartWith("It is not enforced for that target"),
            finding => finding.Remedy.ShouldBeNull());

    [Fact]
    public void A_Telemetry_without_a_target_is_a_warning() =>
        Findings.FindOne(Id, "{apiVersion: telemetry.istio.io/v1, kind: Telemetry, metadata: {name: t, namespace: shop}, spec: {targetRefs: [{kind: Service, group: '', name: gone}]}}").Severity.ShouldBe(Severity.Warning);

    [Fact]
    public void A_target_that_is_there_is_fine() =>
        Findings.Find(Id, Service("shop", "cart"), Authorization("shop", "p", "{targetRefs: [{kind: Service, group: '', name: cart}]}")).ShouldBeEmpty();

    [Fact]
    public void Nothing_is_said_of_kinds_that_cannot_be_read() =>
        Findings.Find(Id, Findings.Without(WatchState.Forbidden, ResourceKind.Service), Authorization("shop", "p", "{targetRefs: [{kind: Service, group: '', name: gone}]}")).ShouldBeEmpty();

    [Fact]
    public void A_policy_in_the_wrong_namespace_is_not_offered_to_be_deleted()
    {
        var finding = Findings.FindOne("WP011", ClusterYaml.Namespace("shop"), ClusterYaml.Namespace("team"), ClusterYaml.Service("shop", "cart"),
            ClusterYaml.Authorization("team", "p", "{targetRefs: [{kind: Service, group: '', name: cart, namespace: shop}]}"));

        finding.Fix.ShouldStartWith("Move the policy into namespace shop");
        finding.Remedy.ShouldBeNull();
    }
}
