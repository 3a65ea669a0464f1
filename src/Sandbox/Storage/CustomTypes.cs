using System.Collections.Immutable;

namespace WaypointDashboard.Sandbox.Storage;

/// <summary>The kinds that the Gateway API and Istio bring by CustomResourceDefinitions.</summary>
internal static class CustomTypes
{
    private const string GatewayGroup = "gateway.networking.k8s.io";
    private const string Networking = "networking.istio.io";
    private const string Security = "security.istio.io";
    private static readonly ImmutableArray<string> NetworkingVersions = ["v1", "v1beta1", "v1alpha3"];
    private static readonly PrinterColumn Age = new("Age", "date", ".metadata.creationTimestamp");

    public static readonly ResourceType GatewayClass = Kind(GatewayGroup, "v1", "GatewayClass", "gatewayclasses", "gc", ["v1", "v1beta1"], namespaced: false,
        new("Controller", "string", ".spec.controllerName"), new("Accepted", "string", ".status.conditions[?(@.type==\"Accepted\")].status"), Age, new("Description", "string", ".spec.description", 1));
    public static readonly ResourceType Gateway = Kind(GatewayGroup, "v1", "Gateway", "gateways", "gtw", ["v1", "v1beta1"], namespaced: true,
        new("Class", "string", ".spec.gatewayClassName"), new("Address", "string", ".status.addresses[*].value"), new("Programmed", "string", ".status.conditions[?(@.type==\"Programmed\")].status"), Age);
    public static readonly ResourceType HttpRoute = Kind(GatewayGroup, "v1", "HTTPRoute", "httproutes", null, ["v1", "v1beta1"], namespaced: true, new("Hostnames", "string", ".spec.hostnames"), Age);
    public static readonly ResourceType GrpcRoute = Kind(GatewayGroup, "v1", "GRPCRoute", "grpcroutes", null, ["v1"], namespaced: true, new("Hostnames", "string", ".spec.hostnames"), Age);
    public static readonly ResourceType TcpRoute = Kind(GatewayGroup, "v1", "TCPRoute", "tcproutes", null, ["v1"], namespaced: true, Age);
    public static readonly ResourceType TlsRoute = Kind(GatewayGroup, "v1", "TLSRoute", "tlsroutes", null, ["v1"], namespaced: true, Age);
    public static readonly ResourceType ReferenceGrant = new()
    {
        Group = GatewayGroup,
        Version = "v1beta1",
        ServedVersions = ["v1", "v1beta1"],
        Kind = "ReferenceGrant",
        Plural = "referencegrants",
        ShortNames = ["refgrant"],
        Categories = ["gateway-api"],
        HasGeneration = true,
        IsCustom = true,
        Columns = [Age],
    };

    public static readonly ResourceType ServiceEntry = Kind(Networking, "v1", "ServiceEntry", "serviceentries", "se", NetworkingVersions, namespaced: true,
        new("Hosts", "string", ".spec.hosts"), new("Location", "string", ".spec.location"), new("Resolution", "string", ".spec.resolution"), Age);
    public static readonly ResourceType WorkloadEntry = Kind(Networking, "v1", "WorkloadEntry", "workloadentries", "we", NetworkingVersions, namespaced: true, Age, new("Address", "string", ".spec.address"));
    public static readonly ResourceType WorkloadGroup = Kind(Networking, "v1", "WorkloadGroup", "workloadgroups", "wg", NetworkingVersions, namespaced: true, Age);
    public static readonly ResourceType VirtualService = Kind(Networking, "v1", "VirtualService", "virtualservices", "vs", NetworkingVersions, namespaced: true,
        new("Gateways", "string", ".spec.gateways"), new("Hosts", "string", ".spec.hosts"), Age);
    public static readonly ResourceType DestinationRule = Kind(Networking, "v1", "DestinationRule", "destinationrules", "dr", NetworkingVersions, namespaced: true, new("Host", "string", ".spec.host"), Age);
    public static readonly ResourceType EnvoyFilter = Kind(Networking, "v1alpha3", "EnvoyFilter", "envoyfilters", null, ["v1alpha3"], namespaced: true, Age);
    public static readonly ResourceType Sidecar = Kind(Networking, "v1", "Sidecar", "sidecars", null, NetworkingVersions, namespaced: true, Age);
    public static readonly ResourceType IstioGateway = Kind(Networking, "v1", "Gateway", "gateways", "gw", NetworkingVersions, namespaced: true, Age);
    public static readonly ResourceType ProxyConfig = Kind(Networking, "v1beta1", "ProxyConfig", "proxyconfigs", null, ["v1beta1"], namespaced: true, Age);

    public static readonly ResourceType AuthorizationPolicy = Kind(Security, "v1", "AuthorizationPolicy", "authorizationpolicies", "ap", ["v1", "v1beta1"], namespaced: true, new("Action", "string", ".spec.action"), Age);
    public static readonly ResourceType PeerAuthentication = Kind(Security, "v1", "PeerAuthentication", "peerauthentications", "pa", ["v1", "v1beta1"], namespaced: true, new("Mode", "string", ".spec.mtls.mode"), Age);
    public static readonly ResourceType RequestAuthentication = Kind(Security, "v1", "RequestAuthentication", "requestauthentications", "ra", ["v1", "v1beta1"], namespaced: true, Age);
    public static readonly ResourceType Telemetry = Kind("telemetry.istio.io", "v1", "Telemetry", "telemetries", "telemetry", ["v1", "v1alpha1"], namespaced: true, Age);
    public static readonly ResourceType WasmPlugin = Kind("extensions.istio.io", "v1alpha1", "WasmPlugin", "wasmplugins", null, ["v1alpha1"], namespaced: true, Age);
    public static readonly ResourceType TrafficExtension = Kind("extensions.istio.io", "v1alpha1", "TrafficExtension", "trafficextensions", null, ["v1alpha1"], namespaced: true, Age);

    public static ImmutableArray<ResourceType> All { get; } =
    [
        GatewayClass, Gateway, HttpRoute, GrpcRoute, TcpRoute, TlsRoute, ReferenceGrant,
        ServiceEntry, WorkloadEntry, WorkloadGroup, VirtualService, DestinationRule, EnvoyFilter, Sidecar, IstioGateway, ProxyConfig,
        AuthorizationPolicy, PeerAuthentication, RequestAuthentication, Telemetry, WasmPlugin, TrafficExtension,
    ];

    private static ResourceType Kind(string group, string version, string kind, string plural, string? shortName, ImmutableArray<string> served, bool namespaced, params ReadOnlySpan<PrinterColumn> columns) => new()
    {
        Group = group,
        Version = version,
        ServedVersions = served,
        Kind = kind,
        Plural = plural,
        ShortNames = shortName is null ? [] : [shortName],
        Categories = group == GatewayGroup ? ["gateway-api"] : ["istio-io", group.Replace('.', '-')[..^".io".Length] + "-io"],
        Namespaced = namespaced,
        HasStatus = true,
        HasGeneration = true,
        IsCustom = true,
        Columns = [.. columns],
    };
}
