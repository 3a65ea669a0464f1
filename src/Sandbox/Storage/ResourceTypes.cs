using System.Collections.Frozen;
using System.Collections.Immutable;

namespace WaypointDashboard.Sandbox.Storage;

/// <summary>The catalogue of all kinds that the sandbox stores.</summary>
public static class ResourceTypes
{
    public static ResourceType Namespace => BuiltInTypes.Namespace;
    public static ResourceType Node => BuiltInTypes.Node;
    public static ResourceType Service => BuiltInTypes.Service;
    public static ResourceType Pod => BuiltInTypes.Pod;
    public static ResourceType ServiceAccount => BuiltInTypes.ServiceAccount;
    public static ResourceType ConfigMap => BuiltInTypes.ConfigMap;
    public static ResourceType Secret => BuiltInTypes.Secret;
    public static ResourceType Event => BuiltInTypes.Event;
    public static ResourceType Endpoints => BuiltInTypes.Endpoints;
    public static ResourceType ResourceQuota => BuiltInTypes.ResourceQuota;
    public static ResourceType Deployment => BuiltInTypes.Deployment;
    public static ResourceType ReplicaSet => BuiltInTypes.ReplicaSet;
    public static ResourceType DaemonSet => BuiltInTypes.DaemonSet;
    public static ResourceType StatefulSet => BuiltInTypes.StatefulSet;
    public static ResourceType HorizontalPodAutoscaler => BuiltInTypes.HorizontalPodAutoscaler;
    public static ResourceType PodDisruptionBudget => BuiltInTypes.PodDisruptionBudget;
    public static ResourceType EndpointSlice => BuiltInTypes.EndpointSlice;
    public static ResourceType NetworkPolicy => BuiltInTypes.NetworkPolicy;
    public static ResourceType ClusterRole => BuiltInTypes.ClusterRole;
    public static ResourceType ClusterRoleBinding => BuiltInTypes.ClusterRoleBinding;
    public static ResourceType Role => BuiltInTypes.Role;
    public static ResourceType RoleBinding => BuiltInTypes.RoleBinding;
    public static ResourceType CustomResourceDefinition => BuiltInTypes.CustomResourceDefinition;
    public static ResourceType MutatingWebhookConfiguration => BuiltInTypes.MutatingWebhookConfiguration;

    /// <summary>The Gateway API's GatewayClass.</summary>
    public static ResourceType GatewayClass => CustomTypes.GatewayClass;

    /// <summary>The Gateway API's Gateway, not Istio's.</summary>
    public static ResourceType Gateway => CustomTypes.Gateway;
    public static ResourceType HttpRoute => CustomTypes.HttpRoute;
    public static ResourceType GrpcRoute => CustomTypes.GrpcRoute;
    public static ResourceType TcpRoute => CustomTypes.TcpRoute;
    public static ResourceType TlsRoute => CustomTypes.TlsRoute;
    public static ResourceType ReferenceGrant => CustomTypes.ReferenceGrant;
    public static ResourceType ServiceEntry => CustomTypes.ServiceEntry;
    public static ResourceType WorkloadEntry => CustomTypes.WorkloadEntry;
    public static ResourceType WorkloadGroup => CustomTypes.WorkloadGroup;
    public static ResourceType VirtualService => CustomTypes.VirtualService;
    public static ResourceType DestinationRule => CustomTypes.DestinationRule;
    public static ResourceType EnvoyFilter => CustomTypes.EnvoyFilter;
    public static ResourceType Sidecar => CustomTypes.Sidecar;

    /// <summary>Istio's own Gateway (networking.istio.io).</summary>
    public static ResourceType IstioGateway => CustomTypes.IstioGateway;
    public static ResourceType ProxyConfig => CustomTypes.ProxyConfig;
    public static ResourceType AuthorizationPolicy => CustomTypes.AuthorizationPolicy;
    public static ResourceType PeerAuthentication => CustomTypes.PeerAuthentication;
    public static ResourceType RequestAuthentication => CustomTypes.RequestAuthentication;
    public static ResourceType Telemetry => CustomTypes.Telemetry;
    public static ResourceType WasmPlugin => CustomTypes.WasmPlugin;
    public static ResourceType TrafficExtension => CustomTypes.TrafficExtension;

    public static ImmutableArray<ResourceType> All { get; } = [.. BuiltInTypes.All, .. CustomTypes.All];

    private static readonly FrozenDictionary<(string ApiVersion, string Kind), ResourceType> ByKind =
        All.SelectMany(type => type.ServedVersions.Select(version => KeyValuePair.Create((type.ApiVersionOf(version), type.Kind), type))).ToFrozenDictionary();

    /// <summary>The kind that a manifest names; null if it is not served.</summary>
    public static ResourceType? Find(string apiVersion, string kind) => ByKind.GetValueOrDefault((apiVersion, kind));
}
