namespace WaypointDashboard.Shared.Resources;

/// <summary>A Gateway of the Gateway API.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="ClassName">The GatewayClass.</param>
/// <param name="Listeners">The listeners, in order.</param>
/// <param name="Addresses"><c>status.addresses</c>; istiod takes a Gateway with none for not ready.</param>
/// <param name="RequestedAddresses"><c>spec.addresses</c>.</param>
/// <param name="Conditions">The Gateway's conditions.</param>
/// <param name="ParametersRef">The name of the ConfigMap in <c>spec.infrastructure.parametersRef</c>; null when absent.</param>
public sealed record GatewayResource(
    ObjectMetadata Metadata,
    string ClassName,
    ValueList<GatewayListener> Listeners,
    ValueList<GatewayAddress> Addresses,
    ValueList<GatewayAddress> RequestedAddresses,
    ValueList<StatusCondition> Conditions,
    string? ParametersRef = null) : MeshResource(Metadata)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.Gateway;

    /// <summary>The <c>Programmed</c> condition; null when istiod has not written it.</summary>
    public StatusCondition? Programmed => Conditions.FirstOrDefault(condition => condition.Type == "Programmed");
}
