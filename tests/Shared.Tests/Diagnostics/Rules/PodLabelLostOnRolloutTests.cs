using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Tests.Diagnostics.Rules;

public sealed class PodLabelLostOnRolloutTests
{
    private const string Uses = "{istio.io/use-waypoint: waypoint}";

    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart, namespace: shop}
        """;

    [Fact]
    public void A_pod_that_was_labelled_by_hand()
    {
        var finding = Findings.FindOne("WP022", Pod(Uses), ReplicaSet("{}"), Deployment);

        finding.Object.ShouldBe(new(ResourceKind.Pod, "shop", "cart-1"));
        finding.Cause.ShouldBe("Pod shop/cart-1 carries istio.io/use-waypoint=waypoint, but the pod template of ReplicaSet shop/cart-abc does not.");
        var patch = finding.Remedy.ShouldNotBeNull().Intent.ShouldBeOfType<ChangeIntent.PatchObject>();
        patch.Target.ShouldBe(new(ResourceKind.Deployment, "shop", "cart"));
        patch.MergePatch.ShouldBe("""{"spec":{"template":{"metadata":{"labels":{"istio.io/use-waypoint":"waypoint"}}}}}""");
    }

    [Fact]
    public void A_template_with_another_value_loses_it_too() =>
        Findings.FindOne("WP022", Pod(Uses), ReplicaSet("{istio.io/use-waypoint: old}")).Cause.ShouldEndWith("has istio.io/use-waypoint=old.");

    [Theory]
    [InlineData("Deployment", "Write istio.io/use-waypoint=waypoint into spec.template.metadata.labels of Deployment shop/cart, which restarts its pods.")]
    [InlineData("Rollout", "Write istio.io/use-waypoint=waypoint into the pod template that Rollout shop/cart gives to ReplicaSet shop/cart-abc.")]
    [InlineData(null, "Write istio.io/use-waypoint=waypoint into spec.template.metadata.labels of ReplicaSet shop/cart-abc: the pods that it makes from then on have it.")]
    public void Where_no_form_can_write_it_the_place_is_named(string? owner, string fix)
    {
        const string owned = ", ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: cart, controller: true, uid: u}]";
        var replicaSet = ReplicaSet("{}").Replace(owned, owner is null ? "" : owned.Replace("Deployment", owner, StringComparison.Ordinal), StringComparison.Ordinal);

        var finding = Findings.FindOne("WP022", Pod(Uses), replicaSet);

        finding.Fix.ShouldBe(fix);
        finding.Remedy.ShouldBeNull();
    }

    [Fact]
    public void A_label_from_the_template_lasts() => Findings.Find("WP022", Pod(Uses), ReplicaSet(Uses)).ShouldBeEmpty();

    [Fact]
    public void Without_leave_to_read_ReplicaSets_nothing_is_said() =>
        Findings.Find("WP022", Findings.Without(WatchState.Forbidden, ResourceKind.ReplicaSet), Pod(Uses)).ShouldBeEmpty();

    private static string Pod(string labels) => ClusterYaml.Pod("shop", "cart-1", labels)
        .Replace("namespace: shop,", "namespace: shop, ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: cart-abc, controller: true, uid: u}],", StringComparison.Ordinal);

    private static string ReplicaSet(string template) => $$"""
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: {name: cart-abc, namespace: shop, ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: cart, controller: true, uid: u}]}
        spec:
          template:
            metadata: {labels: {{template}} }
        """;
}
