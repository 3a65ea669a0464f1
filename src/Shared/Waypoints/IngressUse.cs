using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Waypoints;

/// <summary>Whether traffic from ingress gateways goes through the waypoint of a service (istiod: ambient/services.go, ingressUseWaypointFromLabels).</summary>
/// <param name="IsWritten">Whether the label is there, on the service or its namespace.</param>
/// <param name="IsOn">Whether its value is one that Go's ParseBool takes for true; anything else is false.</param>
/// <param name="From">The object that carries the label in force; null when none does.</param>
/// <param name="Value">The value as written; null when none is.</param>
public readonly record struct IngressUse(bool IsWritten, bool IsOn, ObjectKey? From, string? Value)
{
    /// <summary>Reads the label of a Service or ServiceEntry, else of its namespace.</summary>
    public static IngressUse Read(MeshResource service, NamespaceResource? consumerNamespace) =>
        Read(service.Labels[IstioNames.IngressUseWaypoint], service.Key)
        ?? Read(consumerNamespace?.Labels[IstioNames.IngressUseWaypoint], consumerNamespace?.Key)
        ?? default;

    private static IngressUse? Read(string? value, ObjectKey? from) =>
        value is null ? null : new(true, GoBoolean.IsTrue(value), from, value);
}
