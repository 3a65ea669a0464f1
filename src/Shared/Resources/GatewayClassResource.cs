namespace WaypointDashboard.Shared.Resources;

/// <summary>A GatewayClass of the Gateway API.</summary>
/// <param name="Metadata">Its metadata.</param>
/// <param name="ControllerName">The controller that serves it.</param>
/// <param name="Conditions">Its conditions.</param>
public sealed record GatewayClassResource(ObjectMetadata Metadata, string ControllerName, ValueList<StatusCondition> Conditions) : MeshResource(Metadata)
{
    /// <inheritdoc/>
    public override ResourceKind Kind => ResourceKind.GatewayClass;
}
