namespace WaypointDashboard.Shared.Tests.Diagnostics;

/// <summary>Short words for the objects that findings are about, as YAML. Labels and specs are flow mappings.</summary>
internal static class ClusterYaml
{
    public const string Ready = "status: {addresses: [{type: IPAddress, value: 10.1.0.9}], conditions: [{type: Programmed, status: 'True', reason: Programmed}]}";

    public const string Starting = "status: {conditions: [{type: Programmed, status: 'False', reason: AddressNotUsable, message: 'hostname \"waypoint.shop.svc.cluster.local\" not found'}]}";

    public static string Namespace(string name, string labels = "{}", string annotations = "{}") => $$"""
        apiVersion: v1
        kind: Namespace
        metadata: {name: {{name}}, labels: {{labels}}, annotations: {{annotations}}}
        """;

    public static string Service(string home, string name, string labels = "{}", string selector = "{}", string type = "ClusterIP", string ip = "10.1.0.1", string annotations = "{}") => $$"""
        apiVersion: v1
        kind: Service
        metadata: {name: {{name}}, namespace: {{home}}, labels: {{labels}}, annotations: {{annotations}}}
        spec: {type: {{type}}, clusterIP: {{ip}}, clusterIPs: [{{ip}}], selector: {{selector}}, ports: [{port: 80}]}
        """;

    /// <summary>A control plane that runs.</summary>
    public static string Istiod(string revision = "default") => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: istiod, namespace: istio-system, labels: {app: istiod, istio.io/rev: {{revision}} } }
        spec: {replicas: 1}
        status: {readyReplicas: 1}
        """;

    /// <summary>A running, captured pod.</summary>
    public static string Pod(string home, string name, string labels = "{}", string annotations = "{ambient.istio.io/redirection: enabled}", string spec = "{}", string ready = "True") => $$"""
        apiVersion: v1
        kind: Pod
        metadata: {name: {{name}}, namespace: {{home}}, labels: {{labels}}, annotations: {{annotations}}}
        spec: {{spec}}
        status: {phase: Running, podIP: 10.2.0.1, conditions: [{type: Ready, status: '{{ready}}'}]}
        """;

    /// <summary>A waypoint, ready unless said otherwise, for its own namespace unless said otherwise.</summary>
    public static string Waypoint(string home, string name, string labels = "{}", string allowed = "{}", string status = Ready, string className = "istio-waypoint", string listener = "port: 15008, protocol: HBONE", string annotations = "{}") => $$"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: {name: {{name}}, namespace: {{home}}, labels: {{labels}}, annotations: {{annotations}}}
        spec: {gatewayClassName: {{className}}, listeners: [{name: mesh, {{listener}}, allowedRoutes: {namespaces: {{allowed}} } }]}
        {{status}}
        """;

    /// <summary>What istiod made of a waypoint, as it is by now.</summary>
    public static string WaypointDeployment(string home, string waypoint, int replicas = 1, string conditions = "[]") => $$"""
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: {{waypoint}}, namespace: {{home}}, labels: {gateway.networking.k8s.io/gateway-name: {{waypoint}}, gateway.istio.io/managed: istio.io-mesh-controller} }
        spec: {replicas: {{replicas}}, template: {metadata: {labels: {gateway.networking.k8s.io/gateway-name: {{waypoint}} } } } }
        status: {conditions: {{conditions}} }
        """;

    /// <summary>An instance of a waypoint.</summary>
    public static string WaypointPod(string home, string waypoint, string name = "waypoint-1", string account = "waypoint", string ready = "True") =>
        Pod(home, name, $"{{gateway.networking.k8s.io/gateway-name: {waypoint}, istio.io/dataplane-mode: none}}", "{}", $"{{serviceAccountName: {account}}}", ready);

    public static string ServiceEntry(string home, string name, string labels = "{}", string host = "mail.example.com") => $$"""
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: {{name}}, namespace: {{home}}, labels: {{labels}}}
        spec: {hosts: ['{{host}}'], ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS}
        """;

    public static string WorkloadEntry(string home, string name, string labels = "{}") => $$"""
        apiVersion: networking.istio.io/v1
        kind: WorkloadEntry
        metadata: {name: {{name}}, namespace: {{home}}, labels: {{labels}}}
        spec: {address: 10.3.0.1}
        """;

    public static string Authorization(string home, string name, string spec) => $$"""
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: {{name}}, namespace: {{home}}}
        spec: {{spec}}
        """;

    public static string Route(string home, string name, string parent, string kind = "HTTPRoute") => $$"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: {{kind}}
        metadata: {name: {{name}}, namespace: {{home}}}
        spec: {parentRefs: [{{parent}}], rules: [{backendRefs: [{name: cart, port: 80}]}]}
        """;
}
