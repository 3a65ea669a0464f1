using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>Writes on Services, ServiceEntries and WorkloadEntries which waypoint they are bound to, or why they are not.</summary>
internal sealed class BindingReconciler(ControlContext context) : IReconciler
{
    private const string Bound = "istio.io/WaypointBound";
    private const string Missing = "istio.io/WaypointMissing";
    private const string Visibility = "istio.io/VisibilityApplied";
    private const string Ingress = "istio.io/ingress-use-waypoint";
    private static readonly ResourceType[] Kinds = [ResourceTypes.Service, ResourceTypes.ServiceEntry, ResourceTypes.WorkloadEntry];
    private readonly WaypointRules _rules = new(context.View);

    public IEnumerable<ObjectRef> Affected(StoreEvent change)
    {
        var value = change.Value;
        if (Kinds.Contains(value.Type)) return change.Kind == StoreEventKind.Deleted ? [] : [ObjectRef.To(value)];
        if (value.Type == ResourceTypes.Namespace) return Kinds.SelectMany(kind => context.View.In(kind, value.Name)).Select(ObjectRef.To);
        if (EntryVisibility.IsMeshConfig(value)) return context.View.All(ResourceTypes.ServiceEntry).Select(ObjectRef.To);
        if (value.Type == ResourceTypes.GatewayClass) return Kinds.SelectMany(context.View.All).Select(ObjectRef.To);
        return value.Type == ResourceTypes.Gateway ? Kinds.SelectMany(context.View.All).Where(each => each.Type == ResourceTypes.WorkloadEntry || _rules.Names(each, value)).Select(ObjectRef.To) : [];
    }

    public TimeSpan? Reconcile(ObjectRef item)
    {
        if (context.View.Find(item) is not { } value) return null;
        if (item.Type == ResourceTypes.Service && value.Fields.GetValueOrDefault("spec.type") == "ExternalName") return null;
        if (item.Type != ResourceTypes.Service && !Revisions.IsMine(context.View, value)) return null;
        var visibility = item.Type == ResourceTypes.ServiceEntry ? EntryVisibility.Of(context.View, item.Namespace) : null;
        var (verdict, manager) = item.Type == ResourceTypes.WorkloadEntry
            ? (_rules.ForWorkload(value, WorkloadLabels(value)), "istio-ambient-workloadentry")
            : (_rules.ForService(value), "istio-ambient-service");
        List<Condition> conditions = [];
        if (verdict.IsBound) conditions.Add(new Condition(Bound, true, "WaypointAccepted", Accepted(value, verdict)));
        else if (verdict.Reason is { } reason) conditions.Add(new Condition(Bound, false, reason, verdict.Text));
        if (item.Type == ResourceTypes.ServiceEntry && !verdict.IsBound && Needs(value) is { } needs) conditions.Add(needs);
        if (visibility is not null) conditions.Add(new Condition(Visibility, true, visibility == EntryVisibility.InNamespace ? "Namespace" : "Public", ""));
        if (visibility == EntryVisibility.Nowhere) conditions.Clear();
        context.ChangeStatus(item, manager, status => Conditions.Set(status, [Bound, Missing, Visibility], conditions, context.Timestamp));
        return null;
    }

    private Dictionary<string, string> WorkloadLabels(StoredObject value)
    {
        var labels = new Dictionary<string, string>(context.View.Json(value).MapAt("spec", "labels"), StringComparer.Ordinal);
        foreach (var (key, text) in value.Labels) labels[key] = text;
        return labels;
    }

    private string Accepted(StoredObject value, WaypointVerdict verdict)
    {
        var message = $"Successfully attached to waypoint {verdict.Text}";
        if (value.Type == ResourceTypes.WorkloadEntry) return message;
        if ((value.Labels.GetValueOrDefault(Ingress) ?? context.View.NamespaceLabels(value.Namespace).GetValueOrDefault(Ingress)) is { } ingress)
        {
            message += ingress is "1" or "t" or "T" or "TRUE" or "true" or "True"
                ? ". Ingress traffic will traverse the waypoint"
                : ". Ingress traffic is not using the waypoint, set the istio.io/ingress-use-waypoint label to true if desired.";
        }
        return verdict.CanaryProblem is { } problem ? $"{message}. Canary waypoint not attached: {problem}" : message;
    }

    private Condition? Needs(StoredObject entry)
    {
        var json = context.View.Json(entry);
        if (json.TextsAt("spec", "hosts").Any(host => host.StartsWith('*')))
            return new Condition(Missing, true, "NoWaypointForWildcardService", "ServiceEntry will not apply until it is bound to a valid waypoint.");
        return json.TextAt("metadata", "annotations", "istio.io/connect-strategy") is { } strategy && strategy != "DEFAULT"
            ? new Condition(Missing, true, "NoWaypointForRacingConnectStrategy", "ServiceEntry has a non-default connect strategy but no waypoint bound. A waypoint is required for connect strategies to take effect for ambient clients.")
            : null;
    }
}
