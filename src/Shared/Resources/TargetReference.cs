namespace WaypointDashboard.Shared.Resources;

/// <summary>A reference by group, kind and name: a policy's <c>targetRefs</c>, a route's <c>parentRefs</c> or <c>backendRefs</c>.</summary>
/// <param name="Group">The API group; empty (or <c>core</c>) for the core group. The API's default is applied while reading.</param>
/// <param name="Kind">The Kubernetes kind.</param>
/// <param name="Name">The name.</param>
/// <param name="Namespace">The namespace; null when absent, that is the referring object's own.</param>
/// <param name="Port">The port, where the reference has one.</param>
/// <param name="SectionName">The listener or port name, where the reference has one.</param>
public sealed record TargetReference(string Group, string Kind, string Name, string? Namespace = null, int? Port = null, string? SectionName = null)
{
    /// <summary>Whether this refers to a Service of the core group.</summary>
    public bool IsService => Kind == "Service" && Group is ("" or "core");

    /// <summary>Whether this refers to an Istio ServiceEntry.</summary>
    public bool IsServiceEntry => Kind == "ServiceEntry" && Group == "networking.istio.io";

    /// <summary>Whether this refers to whatever has a host: Istio's kind Hostname, which is no object.</summary>
    public bool IsHostname => Kind == "Hostname" && Group == "networking.istio.io";

    /// <summary>Whether this refers to a Gateway of the Gateway API.</summary>
    public bool IsGateway => Kind == "Gateway" && Group == "gateway.networking.k8s.io";

    /// <summary>Whether this refers to a GatewayClass of the Gateway API.</summary>
    public bool IsGatewayClass => Kind == "GatewayClass" && Group == "gateway.networking.k8s.io";
}
