using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Policies;

/// <summary>The condition <c>WaypointAccepted</c> of policies with targetRefs (ambient/policies.go, WaypointPolicyStatusCollection; model, flattenConditions).</summary>
public static class WaypointAcceptedCondition
{
    /// <summary>What istiod says about each entry, in order.</summary>
    public static ValueList<WaypointTargetStatus> Targets(PolicyResource policy, MeshSnapshot snapshot)
    {
        var rootNamespace = MeshSettings.Of(snapshot.Resources).RootNamespace;
        return policy.TargetRefs.Select(reference => Target(reference, policy.Namespace, snapshot, rootNamespace)).ToValueList();
    }

    /// <summary>The condition as a whole; null when there are no targetRefs, or no istiod reads the policy.</summary>
    public static PolicyCondition? Of(PolicyResource policy, MeshSnapshot snapshot) =>
        RevisionFilter.Of(snapshot.Resources).Reads(policy) ? Flatten(Targets(policy, snapshot)) : null;

    /// <summary>Folds the entries into one condition: one entry speaks for itself, several are accepted when any is bound.</summary>
    public static PolicyCondition? Flatten(ValueList<WaypointTargetStatus> targets)
    {
        if (targets.Count == 0)
        {
            return null;
        }
        if (targets is [var single])
        {
            return new(PolicyCondition.WaypointAccepted, single.IsBound, single.Reason, single.Message);
        }
        var unbound = targets.Where(target => !target.IsBound).Select(target => target.Ancestor).ToList();
        var reason = unbound.Count == 0 ? "Accepted" : unbound.Count < targets.Count ? "PartiallyInvalid" : "Invalid";
        var message = unbound.Count == 0 ? "" : $"Invalid targetRefs: {string.Join(", ", unbound)}";
        return new(PolicyCondition.WaypointAccepted, unbound.Count < targets.Count, reason, message);
    }

    private static WaypointTargetStatus Target(TargetReference reference, string policyNamespace, MeshSnapshot snapshot, string rootNamespace)
    {
        var group = reference.Group.Length == 0 ? "core" : reference.Group;
        var targetNamespace = reference.Namespace ?? policyNamespace;
        var ancestor = $"{reference.Kind}.{group}:{targetNamespace}/{reference.Name}";

        // istiod goes by the kind alone here; the webhook has looked at the group.
        return reference.Kind switch
        {
            "Service" => Service(new(ResourceKind.Service, targetNamespace, reference.Name), ancestor, snapshot),
            "ServiceEntry" => Service(new(ResourceKind.ServiceEntry, targetNamespace, reference.Name), ancestor, snapshot),
            "Gateway" => Gateway(new(targetNamespace, reference.Name), ancestor, snapshot),
            "GatewayClass" => GatewayClass(new(ResourceKind.GatewayClass, "", reference.Name), ancestor, targetNamespace, snapshot, rootNamespace),
            _ => new(ancestor, false, "unknown", "not bound", null),
        };
    }

    private static WaypointTargetStatus Gateway(WaypointRef gateway, string ancestor, MeshSnapshot snapshot) =>
        snapshot.Resources.Find(gateway.Key) is GatewayResource { Addresses.Count: > 0 }
            ? new(ancestor, true, "Accepted", $"bound to {gateway}", gateway.Key, gateway)
            : new(ancestor, false, "TargetNotFound", "not bound", gateway.Key);

    private static WaypointTargetStatus Service(ObjectKey target, string ancestor, MeshSnapshot snapshot)
    {
        if (snapshot.Resources.Find(target) is not { } service || !RevisionFilter.Of(snapshot.Resources).Reads(service))
        {
            return new(ancestor, false, "TargetNotFound", $"{target.Kind} {target.QualifiedName} was not found", target);
        }

        return WaypointResolver.ResolveReferred(snapshot.Resources, service) is WaypointBinding.Bound bound
            ? new(ancestor, true, "Accepted", $"bound to {bound.Waypoint}", target, bound.Waypoint)
            : new(ancestor, false, "AncestorNotBound", $"{target.Kind} {target.QualifiedName} is not bound to a waypoint", target);
    }

    private static WaypointTargetStatus GatewayClass(ObjectKey target, string ancestor, string targetNamespace, MeshSnapshot snapshot, string rootNamespace)
    {
        if (targetNamespace != rootNamespace)
        {
            return new(ancestor, false, "Invalid", $"AuthorizationPolicy must be in the root namespace `{rootNamespace}` when referencing a GatewayClass", target);
        }
        return snapshot.Resources.Find(target) switch
        {
            GatewayClassResource { ControllerName: IstioNames.WaypointController } => new(ancestor, true, "Accepted", $"bound to {target.Name}", target),
            GatewayClassResource => new(ancestor, false, "Invalid", $"GatewayClass must use controller name `{IstioNames.WaypointController}` for waypoints", target),
            _ => new(ancestor, false, "TargetNotFound", "not bound", target),
        };
    }
}
