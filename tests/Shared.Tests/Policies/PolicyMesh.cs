using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;

namespace WaypointDashboard.Shared.Tests.Policies;

/// <summary>A namespace shop whose service cart is bound to shop/waypoint, and what else a policy can be attached to.</summary>
internal static class PolicyMesh
{
    public const string Objects = """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: cart, namespace: shop, labels: {istio.io/use-waypoint: waypoint}}
        spec: {clusterIP: 10.1.0.1, clusterIPs: [10.1.0.1]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: headless, namespace: shop, labels: {istio.io/use-waypoint: waypoint}}
        spec: {clusterIP: None, clusterIPs: [None]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: free, namespace: shop}
        spec: {clusterIP: 10.1.0.2}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: out, namespace: shop, labels: {istio.io/use-waypoint: none}}
        spec: {clusterIP: 10.1.0.3}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: lost, namespace: shop, labels: {istio.io/use-waypoint: gone}}
        spec: {clusterIP: 10.1.0.4}
        ---
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: mail, namespace: shop, labels: {istio.io/use-waypoint: waypoint}}
        spec: {hosts: [mail.example.com], ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: cart-1, namespace: shop, labels: {app: cart}, annotations: {ambient.istio.io/redirection: enabled}}
        status: {phase: Running, podIP: 10.2.0.1}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: bare-1, namespace: shop, labels: {app: cart}}
        status: {phase: Running, podIP: 10.2.0.2}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: GatewayClass
        metadata: {name: istio-waypoint}
        spec: {controllerName: istio.io/mesh-controller}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: GatewayClass
        metadata: {name: other-class}
        spec: {controllerName: example.com/other}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: waypoint, namespace: shop}
        spec: {gatewayClassName: istio-waypoint, listeners: [{name: mesh, port: 15008, protocol: HBONE}]}
        status: {addresses: [{value: 10.1.0.9}]}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: starting, namespace: shop}
        spec: {gatewayClassName: istio-waypoint, listeners: [{name: mesh, port: 15008, protocol: HBONE}]}
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: ingress, namespace: shop}
        spec: {gatewayClassName: istio, listeners: [{name: http, port: 80, protocol: HTTP}]}
        status: {addresses: [{value: 10.1.0.8}]}
        """;

    public static readonly ObjectKey Cart = new(ResourceKind.Service, "shop", "cart");

    public static readonly ObjectKey Waypoint = new(ResourceKind.Gateway, "shop", "waypoint");

    public static readonly ObjectKey Ingress = new(ResourceKind.Gateway, "shop", "ingress");

    public static MeshSnapshot With(params IEnumerable<string> more) => ClusterText.Mesh([Objects, .. more]).Mesh;

    /// <summary>Where an object is in force: "at waypoint shop/waypoint", "nowhere: TargetMissing", one for each attachment.</summary>
    public static IEnumerable<string> Placed(string document, params IEnumerable<string> more)
    {
        var resource = ClusterText.Read([document])[0];
        return new PolicyPlacements(With([document, .. more])).Of(resource).Select(placement => Say(placement.Enforcement));
    }

    public static string Authorization(string spec, string home = "shop", string name = "p", string annotations = "{}") =>
        Document("security.istio.io/v1", "AuthorizationPolicy", spec, home, name, annotations);

    public static string Document(string apiVersion, string kind, string spec, string home = "shop", string name = "p", string annotations = "{}") => $$"""
        apiVersion: {{apiVersion}}
        kind: {{kind}}
        metadata: {name: {{name}}, namespace: {{home}}, annotations: {{annotations}}}
        spec: {{spec}}
        """;

    private static string Say(Enforcement enforcement)
    {
        enforcement.Why.ShouldEndWith(".");
        return enforcement switch
        {
            Enforcement.AtWaypoint at => $"at waypoint {at.Waypoint}",
            Enforcement.AtEveryWaypoint => "at every waypoint",
            Enforcement.AtZtunnel at => $"at ztunnel of {at.Namespace ?? "all"} {at.Selector?.ToString() ?? "all"} without [{string.Join(',', at.Omitted)}]",
            Enforcement.AtGateway at => $"at gateway {at.Gateway?.QualifiedName ?? "unwatched"}",
            Enforcement.Nowhere nowhere => $"nowhere: {nowhere.Cause}",
            _ => throw new InvalidOperationException(enforcement.GetType().Name),
        };
    }
}
