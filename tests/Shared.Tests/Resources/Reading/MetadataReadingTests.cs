using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;

namespace WaypointDashboard.Shared.Tests.Resources.Reading;

public sealed class MetadataReadingTests
{
    [Fact]
    public void Everything_that_features_use_is_read()
    {
        var metadata = Read("{name: cart, namespace: shop, uid: '42', creationTimestamp: '2026-03-01T10:00:00Z', deletionTimestamp: '2026-03-02T10:00:00Z', labels: {app: cart}}");

        (metadata.Name, metadata.Namespace, metadata.Uid, metadata.IsDeleting).ShouldBe(("cart", "shop", "42", true));
        metadata.CreatedAt.ShouldBe(new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero));
        metadata.Labels.ShouldBe(LabelSet.Of(("app", "cart")));
    }

    [Fact]
    public void What_is_absent_or_unreadable_is_the_default()
    {
        var metadata = Read("{name: cart, uid: 5, creationTimestamp: yesterday, labels: 7, ownerReferences: {}}");

        (metadata.Namespace, metadata.Uid, metadata.IsDeleting, metadata.Owner).ShouldBe(("", "", false, null));
        metadata.CreatedAt.ShouldBeNull();
        metadata.Labels.ShouldBe(LabelSet.Empty);
    }

    [Fact]
    public void Only_annotations_that_a_feature_knows_are_kept() =>
        Read("{name: cart, annotations: {ambient.istio.io/redirection: enabled, argocd.argoproj.io/tracking-id: x, kubectl.kubernetes.io/last-applied-configuration: long}}")
            .Annotations.ShouldBe(LabelSet.Of(("ambient.istio.io/redirection", "enabled"), ("argocd.argoproj.io/tracking-id", "x")));

    [Fact]
    public void A_label_that_is_no_text_is_left_out() =>
        Read("{name: cart, labels: {a: b, c: null, d: [e]}}").Labels.ShouldBe(LabelSet.Of(("a", "b")));

    [Fact]
    public void The_controller_is_the_owner() =>
        Read("{name: cart, ownerReferences: [{kind: Other, name: a}, {kind: ReplicaSet, name: b, controller: true}]}").Owner.ShouldBe(new OwnerReference("ReplicaSet", "b"));

    [Fact]
    public void A_single_owner_counts_even_when_it_is_no_controller() =>
        Read("{name: cart, ownerReferences: [{kind: Gateway, name: waypoint}]}").Owner.ShouldBe(new OwnerReference("Gateway", "waypoint"));

    [Fact]
    public void Of_several_that_control_nothing_none_is_the_owner() =>
        Read("{name: cart, ownerReferences: [{kind: A, name: a}, {kind: B, name: b}]}").Owner.ShouldBeNull();

    [Fact]
    public void A_cluster_scoped_object_has_no_namespace_whatever_it_says() =>
        ClusterText.One<NamespaceResource>("""
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop, namespace: nonsense}
            """).Key.ShouldBe(ObjectKey.ForNamespace("shop"));

    private static ObjectMetadata Read(string metadata) => ClusterText.One<ServiceAccountResource>($$"""
        apiVersion: v1
        kind: ServiceAccount
        metadata: {{metadata}}
        """).Metadata;
}
