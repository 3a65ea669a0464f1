using System.Globalization;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Networking;

/// <summary>Services of type LoadBalancer → an address from outside, out of a range that is kept for documentation.</summary>
internal sealed class LoadBalancerReconciler(ControlContext context) : IReconciler
{
    private int _next = 10;

    public IEnumerable<ObjectRef> Affected(StoreEvent change) => change.Value.Type == ResourceTypes.Service && change.Kind != StoreEventKind.Deleted ? [ObjectRef.To(change.Value)] : [];

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { } service || service.Fields.GetValueOrDefault("spec.type") != "LoadBalancer") return null;
        if (context.View.Json(service).ItemsAt("status", "loadBalancer", "ingress").Any()) return null;
        var address = string.Create(CultureInfo.InvariantCulture, $"203.0.113.{_next}");
        _next = (_next + 1) % 250;
        context.ChangeStatus(item, "cloud-controller-manager", status => status["loadBalancer"] = new JsonObject { ["ingress"] = new JsonArray(new JsonObject { ["ip"] = address, ["ipMode"] = "VIP" }) });
        return null;
    }
}
