using System.Collections.Frozen;

namespace WaypointDashboard.Shared.Resources;

/// <summary>The catalogue of all kinds with their API groups and resource names.</summary>
public static class ResourceKinds
{
    private const string GatewayApi = "gateway.networking.k8s.io";
    private const string IstioNetworking = "networking.istio.io";
    private const string IstioSecurity = "security.istio.io";

    /// <summary>All kinds, in the order of <see cref="ResourceKind"/>.</summary>
    public static ValueList<ResourceKindInfo> All { get; } = new(
    [
        Info(ResourceKind.Namespace, "", "namespaces", false, "v1"),
        Info(ResourceKind.Service, "", "services", true, "v1"),
        Info(ResourceKind.Pod, "", "pods", true, "v1"),
        Info(ResourceKind.ServiceAccount, "", "serviceaccounts", true, "v1"),
        Info(ResourceKind.ConfigMap, "", "configmaps", true, "v1"),
        Info(ResourceKind.Deployment, "apps", "deployments", true, "v1"),
        Info(ResourceKind.ReplicaSet, "apps", "replicasets", true, "v1"),
        Info(ResourceKind.EndpointSlice, "discovery.k8s.io", "endpointslices", true, "v1"),
        Info(ResourceKind.Gateway, GatewayApi, "gateways", true, "v1", "v1beta1"),
        Info(ResourceKind.GatewayClass, GatewayApi, "gatewayclasses", false, "v1", "v1beta1"),
        Info(ResourceKind.HTTPRoute, GatewayApi, "httproutes", true, "v1", "v1beta1"),
        Info(ResourceKind.GRPCRoute, GatewayApi, "grpcroutes", true, "v1"),
        Info(ResourceKind.TCPRoute, GatewayApi, "tcproutes", true, "v1", "v1alpha2"),
        Info(ResourceKind.TLSRoute, GatewayApi, "tlsroutes", true, "v1", "v1alpha3", "v1alpha2"),
        Info(ResourceKind.ServiceEntry, IstioNetworking, "serviceentries", true, "v1", "v1beta1", "v1alpha3"),
        Info(ResourceKind.WorkloadEntry, IstioNetworking, "workloadentries", true, "v1", "v1beta1", "v1alpha3"),
        Info(ResourceKind.VirtualService, IstioNetworking, "virtualservices", true, "v1", "v1beta1", "v1alpha3"),
        Info(ResourceKind.DestinationRule, IstioNetworking, "destinationrules", true, "v1", "v1beta1", "v1alpha3"),
        Info(ResourceKind.AuthorizationPolicy, IstioSecurity, "authorizationpolicies", true, "v1", "v1beta1"),
        Info(ResourceKind.RequestAuthentication, IstioSecurity, "requestauthentications", true, "v1", "v1beta1"),
        Info(ResourceKind.PeerAuthentication, IstioSecurity, "peerauthentications", true, "v1", "v1beta1"),
        Info(ResourceKind.Telemetry, "telemetry.istio.io", "telemetries", true, "v1", "v1alpha1"),
        Info(ResourceKind.WasmPlugin, "extensions.istio.io", "wasmplugins", true, "v1alpha1"),
        Info(ResourceKind.PodDisruptionBudget, "policy", "poddisruptionbudgets", true, "v1", "v1beta1"),
        Info(ResourceKind.HorizontalPodAutoscaler, "autoscaling", "horizontalpodautoscalers", true, "v2", "v2beta2", "v1"),
    ]);

    private static readonly FrozenDictionary<string, ResourceKindInfo> ByName =
        All.ToFrozenDictionary(info => info.Kind.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The facts of one kind.</summary>
    public static ResourceKindInfo Of(ResourceKind kind) => All[(int)kind];

    /// <summary>Finds a kind by its Kubernetes name in any case, such as <c>service</c>; null when it is not one of ours.</summary>
    public static ResourceKindInfo? Find(string kind) => ByName.GetValueOrDefault(kind);

    private static ResourceKindInfo Info(ResourceKind kind, string group, string plural, bool isNamespaced, params ReadOnlySpan<string> versions) =>
        new(kind, group, new ValueList<string>([.. versions]), plural, isNamespaced);
}
