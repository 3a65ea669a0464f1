namespace WaypointDashboard.Shared.Resources;

/// <summary>The kinds of Kubernetes objects that the dashboard knows. Names are the Kubernetes kinds.</summary>
public enum ResourceKind
{
    /// <summary>core/v1, cluster scoped.</summary>
    Namespace,

    /// <summary>core/v1.</summary>
    Service,

    /// <summary>core/v1.</summary>
    Pod,

    /// <summary>core/v1; only its name is kept.</summary>
    ServiceAccount,

    /// <summary>core/v1; only Istio's mesh configuration is kept.</summary>
    ConfigMap,

    /// <summary>apps/v1.</summary>
    Deployment,

    /// <summary>apps/v1.</summary>
    ReplicaSet,

    /// <summary>discovery.k8s.io/v1.</summary>
    EndpointSlice,

    /// <summary>gateway.networking.k8s.io/v1.</summary>
    Gateway,

    /// <summary>gateway.networking.k8s.io/v1, cluster scoped.</summary>
    GatewayClass,

    /// <summary>gateway.networking.k8s.io/v1.</summary>
    HTTPRoute,

    /// <summary>gateway.networking.k8s.io/v1.</summary>
    GRPCRoute,

    /// <summary>gateway.networking.k8s.io/v1alpha2.</summary>
    TCPRoute,

    /// <summary>gateway.networking.k8s.io/v1alpha2 or v1.</summary>
    TLSRoute,

    /// <summary>networking.istio.io/v1.</summary>
    ServiceEntry,

    /// <summary>networking.istio.io/v1.</summary>
    WorkloadEntry,

    /// <summary>networking.istio.io/v1.</summary>
    VirtualService,

    /// <summary>networking.istio.io/v1.</summary>
    DestinationRule,

    /// <summary>security.istio.io/v1.</summary>
    AuthorizationPolicy,

    /// <summary>security.istio.io/v1.</summary>
    RequestAuthentication,

    /// <summary>security.istio.io/v1.</summary>
    PeerAuthentication,

    /// <summary>telemetry.istio.io/v1.</summary>
    Telemetry,

    /// <summary>extensions.istio.io/v1alpha1.</summary>
    WasmPlugin,

    /// <summary>policy/v1.</summary>
    PodDisruptionBudget,

    /// <summary>autoscaling/v2.</summary>
    HorizontalPodAutoscaler,
}
