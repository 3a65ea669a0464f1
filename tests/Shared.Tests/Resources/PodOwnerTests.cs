using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;

namespace WaypointDashboard.Shared.Tests.Resources;

public sealed class PodOwnerTests
{
    private const string OfDeployment = """
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: {name: cart-7d4, namespace: shop, ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: basket, uid: d, controller: true}]}
        spec: {}
        """;

    private const string OfNobody = """
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: {name: cart-7d4, namespace: shop}
        spec: {}
        """;

    [Theory]
    [InlineData("StatefulSet", "store", "", null, "StatefulSet store")]
    [InlineData("ReplicaSet", "cart-7d4", "7d4", OfDeployment, "Deployment basket")]
    [InlineData("ReplicaSet", "cart-7d4", "7d4", null, "Deployment cart")]
    [InlineData("ReplicaSet", "cart-7d4", "8e5", null, "ReplicaSet cart-7d4")]
    [InlineData("ReplicaSet", "cart-7d4", "", null, "ReplicaSet cart-7d4")]
    [InlineData("ReplicaSet", "cart-7d4", "none", OfNobody, "ReplicaSet cart-7d4")]
    [InlineData(null, "", "", null, "Pod cart")]
    public void A_pod_belongs_to_who_has_made_it(string? kind, string name, string hash, string? replicaSet, string expected)
    {
        var pod = $$"""
            apiVersion: v1
            kind: Pod
            metadata:
              name: cart
              namespace: shop
              labels: {{(hash.Length > 0 ? $"{{pod-template-hash: '{hash}'}}" : "{}")}}
              ownerReferences: {{(kind is null ? "[]" : $"[{{apiVersion: apps/v1, kind: {kind}, name: {name}, uid: u, controller: true}}]")}}
            spec: {}
            """;
        var resources = replicaSet is null ? ClusterText.Index(pod) : ClusterText.Index(pod, replicaSet);

        var owner = PodOwner.Of(resources.Find<PodResource>(ResourceKind.Pod, "shop", "cart")!, resources.In("shop"));

        $"{owner.Kind} {owner.Name}".ShouldBe(expected);
    }
}
