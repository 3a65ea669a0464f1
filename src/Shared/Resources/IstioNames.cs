namespace WaypointDashboard.Shared.Resources;

/// <summary>The labels, annotations and fixed names of Istio and the Gateway API that waypoints depend on (istio/api: label/labels.yaml, annotation/annotations.yaml).</summary>
public static class IstioNames
{
    /// <summary>Label: the waypoint to use, or <see cref="None"/>.</summary>
    public const string UseWaypoint = "istio.io/use-waypoint";

    /// <summary>Label: the namespace of the waypoint to use.</summary>
    public const string UseWaypointNamespace = "istio.io/use-waypoint-namespace";

    /// <summary>Label: a second waypoint.</summary>
    public const string UseWaypointCanary = "istio.io/use-waypoint-canary";

    /// <summary>Label: the namespace of the second waypoint.</summary>
    public const string UseWaypointCanaryNamespace = "istio.io/use-waypoint-canary-namespace";

    /// <summary>Annotation: the second waypoint's share in percent.</summary>
    public const string UseWaypointCanaryWeight = "istio.io/use-waypoint-canary-weight";

    /// <summary>Label: whether ingress traffic goes through the waypoint.</summary>
    public const string IngressUseWaypoint = "istio.io/ingress-use-waypoint";

    /// <summary>Label on Gateways and GatewayClasses: the traffic that a waypoint takes.</summary>
    public const string WaypointFor = "istio.io/waypoint-for";

    /// <summary>Label on Namespaces and Pods: <c>ambient</c> or <c>none</c>.</summary>
    public const string DataplaneMode = "istio.io/dataplane-mode";

    /// <summary>Label: the control plane revision.</summary>
    public const string Revision = "istio.io/rev";

    /// <summary>Annotation on Pods, written by the CNI: <c>enabled</c> means captured.</summary>
    public const string Redirection = "ambient.istio.io/redirection";

    /// <summary>Annotation on Pods: whether only what they send is captured.</summary>
    public const string BypassInboundCapture = "ambient.istio.io/bypass-inbound-capture";

    /// <summary>Label on ServiceEntries: whether istiod may allocate a virtual address.</summary>
    public const string EnableAutoallocateIp = "networking.istio.io/enable-autoallocate-ip";

    /// <summary>Annotation on Pods: whether ztunnel answers their DNS questions.</summary>
    public const string DnsCapture = "ambient.istio.io/dns-capture";

    /// <summary>Label on Gateways, Pods and the root namespace: the network that they are in.</summary>
    public const string Network = "topology.istio.io/network";

    /// <summary>Annotation on Gateways and GatewayClasses: a sandwiched waypoint's binding.</summary>
    public const string WaypointInboundBinding = "ambient.istio.io/waypoint-inbound-binding";

    /// <summary>Label on Pods: <c>http</c> means that the pod speaks HBONE itself.</summary>
    public const string Tunnel = "networking.istio.io/tunnel";

    /// <summary>Annotation on Pods that have a sidecar.</summary>
    public const string SidecarStatus = "sidecar.istio.io/status";

    /// <summary>Label on Pods: the Gateway that they are instances of.</summary>
    public const string GatewayName = "gateway.networking.k8s.io/gateway-name";

    /// <summary>Label on what istiod deploys: the GatewayClass.</summary>
    public const string GatewayClassName = "gateway.networking.k8s.io/gateway-class-name";

    /// <summary>Label on what istiod deploys: the controller that manages it.</summary>
    public const string Managed = "gateway.istio.io/managed";

    /// <summary>Label that every Namespace carries: its own name.</summary>
    public const string NamespaceName = "kubernetes.io/metadata.name";

    /// <summary>The value that opts out, and the one that no waypoint may be called.</summary>
    public const string None = "none";

    /// <summary>The value of <see cref="DataplaneMode"/> that asks for capture.</summary>
    public const string Ambient = "ambient";

    /// <summary>The condition in which istiod says whether a Service or entry is bound.</summary>
    public const string WaypointBound = "istio.io/WaypointBound";

    /// <summary>The condition in which istiod says that a ServiceEntry does not work without a waypoint.</summary>
    public const string WaypointMissing = "istio.io/WaypointMissing";

    /// <summary>The condition in which istiod says how far a ServiceEntry is seen.</summary>
    public const string VisibilityApplied = "istio.io/VisibilityApplied";

    /// <summary>The class of ingress and egress gateways.</summary>
    public const string GatewayClass = "istio";

    /// <summary>The class of gateways between networks.</summary>
    public const string EastWestClass = "istio-east-west";

    /// <summary>The class of gateways that run elsewhere.</summary>
    public const string RemoteClass = "istio-remote";

    /// <summary>The class of Istio's own waypoints.</summary>
    public const string WaypointClass = "istio-waypoint";

    /// <summary>The class of agentgateway waypoints.</summary>
    public const string AgentgatewayWaypointClass = "istio-agentgateway-waypoint";

    /// <summary>The controller of <see cref="WaypointClass"/>.</summary>
    public const string WaypointController = "istio.io/mesh-controller";

    /// <summary>The controller of <see cref="AgentgatewayWaypointClass"/>.</summary>
    public const string AgentgatewayWaypointController = "istio.io/agentgateway-waypoint-controller";

    /// <summary>The controller of <see cref="EastWestClass"/>.</summary>
    public const string EastWestController = "istio.io/eastwest-controller";

    /// <summary>The port of HBONE.</summary>
    public const int HbonePort = 15008;
}
