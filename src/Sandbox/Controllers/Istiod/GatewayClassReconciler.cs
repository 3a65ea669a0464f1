using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>Accepts the GatewayClasses that name one of istiod's controllers.</summary>
internal sealed class GatewayClassReconciler(ControlContext context) : IReconciler
{
    public IEnumerable<ObjectRef> Affected(StoreEvent change) => change.Value.Type == ResourceTypes.GatewayClass && change.Kind != StoreEventKind.Deleted ? [ObjectRef.To(change.Value)] : [];

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { } found || GatewayClassInfo.Of(context.View, item.Name) is null) return null;
        var generation = context.View.Json(found).NumberAt("metadata", "generation");
        context.ChangeStatus(item, "istio.io/gateway-controller", status =>
            Conditions.Set(status, [], [new Condition("Accepted", true, "Accepted", "Handled by Istio controller") { ObservedGeneration = generation }], context.Timestamp));
        return null;
    }
}
