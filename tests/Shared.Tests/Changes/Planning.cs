using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Tests.Changes;

/// <summary>A cluster of two teams, and short words for planning in it.</summary>
internal static class Planning
{
    public static readonly WaypointRef ShopWaypoint = new("shop", "waypoint");

    public static readonly WaypointRef BankWaypoint = new("bank", "waypoint");

    public static readonly ObjectKey Shop = ObjectKey.ForNamespace("shop");

    public static readonly ObjectKey Bank = ObjectKey.ForNamespace("bank");

    public static readonly ObjectKey Cart = new(ResourceKind.Service, "shop", "cart");

    /// <summary>Namespace shop, in ambient, with waypoint shop/waypoint for it alone; namespace bank, outside, with one for all.</summary>
    public const string TwoTeams = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient, team: shop}}
        ---
        apiVersion: v1
        kind: Namespace
        metadata: {name: bank}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: cart, namespace: shop}
        spec: {clusterIP: 10.1.0.1, clusterIPs: [10.1.0.1], ports: [{port: 80}], selector: {app: cart}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: ledger, namespace: shop}
        spec: {clusterIP: None, clusterIPs: [None], ports: [{port: 80}], selector: {app: ledger}}
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: cart-1
          namespace: shop
          ownerReferences: [{kind: ReplicaSet, name: cart-abc, controller: true, apiVersion: apps/v1, uid: u}]
        spec: {containers: [{name: cart}]}
        status: {phase: Running, podIP: 10.2.0.1, podIPs: [{ip: 10.2.0.1}]}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: waypoint, namespace: shop}
        spec: {gatewayClassName: istio-waypoint, listeners: [{name: mesh, port: 15008, protocol: HBONE}]}
        status: {addresses: [{type: IPAddress, value: 10.1.0.9}], conditions: [{type: Programmed, status: 'True'}]}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: waypoint, namespace: bank, labels: {istio.io/waypoint-for: all}}
        spec:
          gatewayClassName: istio-waypoint
          listeners: [{name: mesh, port: 15008, protocol: HBONE, allowedRoutes: {namespaces: {from: All}}}]
        status: {addresses: [{type: IPAddress, value: 10.1.0.8}], conditions: [{type: Programmed, status: 'True'}]}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: ingress, namespace: bank}
        spec: {gatewayClassName: istio, listeners: [{name: http, port: 80, protocol: HTTP}]}
        status: {addresses: [{type: IPAddress, value: 10.1.0.7}]}
        """;

    public static LiveMesh Cluster(params IEnumerable<string> more) => ClusterText.Mesh([TwoTeams, .. more]);

    public static ChangePlan Plan(this LiveMesh mesh, ChangeIntent intent)
    {
        var result = ChangePlanner.Plan(mesh, intent);
        var refusals = (result as PlanResult.Refused)?.Reasons.Select(reason => $"{reason.Field}: {reason.Message}") ?? [];
        refusals.ShouldBeEmpty();
        return result.ShouldBeOfType<PlanResult.Planned>().Plan;
    }

    /// <summary>The reasons of a refusal, each as <c>Field: message</c>.</summary>
    public static IReadOnlyList<string> Refuse(this LiveMesh mesh, ChangeIntent intent) =>
        [.. ChangePlanner.Plan(mesh, intent).ShouldBeOfType<PlanResult.Refused>().Reasons.Select(reason => $"{reason.Field}: {reason.Message}")];

    /// <summary>The one reason of a refusal.</summary>
    public static string RefuseOnce(this LiveMesh mesh, ChangeIntent intent) => mesh.Refuse(intent).ShouldHaveSingleItem();
}
