using System.Collections.Immutable;
using WaypointDashboard.Sandbox.Controllers.Workloads;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>Lets a reconciler of istiod's rest while no pod of istiod is ready: what was written stays, and grows stale. A cluster in which istiod was never deployed has one all the same.</summary>
internal sealed class OnlyWhileIstiodRuns(ControlContext context, IReconciler inner) : IReconciler
{
    private const string Home = "istio-system";

    public IEnumerable<ObjectRef> Affected(StoreEvent change)
    {
        if (!IsIstiod(change.Value) || change.Value.Type != ResourceTypes.Pod || change.Kind == StoreEventKind.Deleted || !PodFacts.IsReady(change.Value)) return inner.Affected(change);
        return change.Previous is { } before && PodFacts.IsReady(before) ? [] : Everything();
    }

    public TimeSpan? Reconcile(ObjectRef item) => IsRunning() ? inner.Reconcile(item) : null;

    private bool IsRunning() =>
        !context.View.In(ResourceTypes.Deployment, Home).Any(IsIstiod) || context.View.In(ResourceTypes.Pod, Home).Any(pod => IsIstiod(pod) && PodFacts.IsReady(pod));

    private static bool IsIstiod(StoredObject value) => value.Namespace == Home && value.Labels.GetValueOrDefault("app") == "istiod";

    /// <summary>Who comes back reads everything.</summary>
    private ImmutableHashSet<ObjectRef> Everything() =>
        ResourceTypes.All.Where(type => type.IsCustom || type == ResourceTypes.Service).SelectMany(context.View.All)
            .SelectMany(each => inner.Affected(new StoreEvent(StoreEventKind.Added, each, null))).ToImmutableHashSet();
}
