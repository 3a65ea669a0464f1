using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>WP029: a policy that is meant to protect is in force nowhere at this moment, or fails open.</summary>
internal sealed class ProtectionNotInForce : FindingRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "WP029",
        "Protection is not in force",
        Severity.Error,
        "A policy with targetRefs is enforced by waypoints alone: while its service has none, by nobody. A policy without targetRefs is enforced by ztunnel, which cannot check HTTP: of a DENY rule whose clause holds nothing else, nothing is left, "
            + "and it denies nothing. Either way requests go through that somebody meant to stop. Dry runs are left out.",
        IstioDocs.Layer4Policy);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Subjects => [ResourceKind.AuthorizationPolicy, ResourceKind.RequestAuthentication];

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Needs => [ResourceKind.Namespace];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject) => subject switch
    {
        AuthorizationPolicyResource policy when ZtunnelConversion.IsDryRun(policy) => [],
        PolicyResource policy when !PolicyReach.IsRead(mesh, policy) => [Unread(policy)],
        PolicyResource { TargetRefs.Count: > 0 } policy => ByTargets(mesh, policy),
        PolicyResource policy => AtPods(mesh, policy),
        _ => [],
    };

    private Finding Unread(PolicyResource policy) => new(
        Info.Id,
        Protects(policy) ? Severity.Error : Severity.Warning,
        policy.Key,
        $"{FindingText.Of(policy.Key)} is enforced nowhere: it is labelled {IstioNames.Revision}={policy.Labels[IstioNames.Revision]}, and no istiod runs that revision, so none reads it.",
        Effect(policy, "that it is meant for"),
        RevisionRemedy.Fix("it"),
        RevisionRemedy.For(policy.Key));

    private IEnumerable<Finding> ByTargets(MeshSnapshot mesh, PolicyResource policy)
    {
        var placements = new PolicyPlacements(mesh).Of(policy).ToList();
        var open = placements.Where(placement => placement.Enforcement is Enforcement.Nowhere && IsCertain(mesh, placement)).ToList();
        if (open.Count == 0)
        {
            yield break;
        }

        var targets = open.Select(placement => placement.Target).OfType<ObjectKey>().Distinct().ToList();
        var where = targets.Count == 0 ? "its target" : FindingText.Names([.. targets.Select(FindingText.Of)]);
        yield return new(
            Info.Id,
            Protects(policy) && !AreGone(open) ? Severity.Error : Severity.Warning,
            policy.Key,
            $"{FindingText.Of(policy.Key)} is {(open.Count == placements.Count ? "enforced nowhere" : $"not enforced for {where}")}: {string.Join("; ", open.Select(placement => Clause(placement.Enforcement.Why)).Distinct().Take(3))}.",
            AreGone(open) ? $"It protects nothing. If it was meant for something else than {where}, that is open." : Effect(policy, Way(targets, where)),
            Fix(mesh, open[0]),
            Remedy(mesh, open[0]),
            [.. targets]);
    }

    private IEnumerable<Finding> AtPods(MeshSnapshot mesh, PolicyResource policy)
    {
        var pods = CapturedPods.SelectedBy(mesh.Resources, policy);
        if (pods is { IsEverywhere: false, Pods.Count: 0 } || Lack(policy) is not { } lack)
        {
            yield break;
        }

        var where = pods.IsEverywhere ? "the captured pods of all namespaces" : FindingText.Count(pods.Pods.Count, "captured pod");
        yield return new(
            Info.Id,
            pods.IsEverywhere || !Protects(policy) ? Severity.Warning : Severity.Error,
            policy.Key,
            $"{FindingText.Of(policy.Key)} selects {where}, but {lack}.",
            Effect(policy, pods.IsEverywhere || pods.Pods.Count != 1 ? "to these pods" : "to this pod"),
            "Attach it by targetRefs, instead of a selector, to the Services behind which the pods stand or to the waypoint, and see to it that they are bound to a waypoint.",
            PolicyAtWaypoint.Remedy(mesh, policy),
            [.. pods.Pods.Take(10).Select(pod => pod.Key)]);
    }

    // Requests to a service that is gone need no protection; what went through a waypoint that is gone does.
    private static bool AreGone(List<PolicyPlacement> open) => open.TrueForAll(placement =>
        placement is { Enforcement: Enforcement.Nowhere { Cause: NotEnforcedCause.TargetMissing }, Target.Kind: ResourceKind.Service or ResourceKind.ServiceEntry });

    private static string Way(List<ObjectKey> targets, string where) =>
        targets.Count > 0 && targets.TrueForAll(target => target.Kind is ResourceKind.Gateway or ResourceKind.GatewayClass) ? $"through {where}" : $"to {where}";

    private static string Clause(string sentence)
    {
        var clause = sentence.TrimEnd('.');
        return clause.StartsWith("There ", StringComparison.Ordinal) || clause.StartsWith("It ", StringComparison.Ordinal) ? char.ToLowerInvariant(clause[0]) + clause[1..] : clause;
    }

    /// <summary>What ztunnel leaves of a policy without targetRefs, in a clause; null when it enforces it, or denies more than is written.</summary>
    private static string? Lack(PolicyResource policy)
    {
        if (policy is not AuthorizationPolicyResource authorization)
        {
            return $"neither ztunnel nor a waypoint takes a {policy.Kind} without targetRefs";
        }

        var read = ZtunnelConversion.Read(authorization);
        if (!read.IsSent)
        {
            return $"ztunnel does not know the action {authorization.Action}, while waypoints take policies with targetRefs only";
        }

        var lost = authorization.Rules.Select((rule, index) => (Number: index + 1, Read: ZtunnelConversion.Read(authorization with { Rules = [rule] }))).Where(rule => rule.Read.IsNoOpDeny).ToList();
        if (lost.Count == 0)
        {
            return null;
        }

        var attributes = FindingText.Names([.. lost.SelectMany(rule => rule.Read.Omitted.Items).Distinct().Order(StringComparer.Ordinal)]);
        return lost.Count == authorization.Rules.Count
            ? $"ztunnel cannot check {attributes}; without that, nothing of this DENY policy is left"
            : $"ztunnel cannot check {attributes}; without that, nothing is left of rule {FindingText.Names([.. lost.Select(rule => $"{rule.Number}")])} of {authorization.Rules.Count}";
    }

    private static bool Protects(PolicyResource policy) => policy is not AuthorizationPolicyResource { Action: "AUDIT" };

    private static string Effect(PolicyResource policy, string where) => policy switch
    {
        AuthorizationPolicyResource { Action: "DENY" } => $"It fails open: requests {where} that it should deny are let through.",
        AuthorizationPolicyResource { Action: "CUSTOM" } => $"It fails open: requests {where} go through without the external authorizer being asked.",
        AuthorizationPolicyResource { Action: "AUDIT" } => $"Requests {where} are not audited.",
        AuthorizationPolicyResource => $"It fails open: requests {where} that it does not allow are let through, unless another policy stops them.",
        _ => $"It fails open: tokens in requests {where} are not checked, and forged or expired ones get through.",
    };

    private static string Fix(MeshSnapshot mesh, PolicyPlacement open) => ((Enforcement.Nowhere)open.Enforcement).Cause switch
    {
        NotEnforcedCause.TargetNotBound when open.Target is { } target && mesh.Bindings.Of(target) is WaypointBinding.Refused =>
            $"Make the binding of {FindingText.Of(target)} right, or enroll it in a waypoint that takes it.",
        NotEnforcedCause.TargetNotBound when open.Target is { } target && !UnboundTarget.IsEnrollable(mesh, target) => UnboundTarget.Of(mesh, target).Fix,
        NotEnforcedCause.TargetNotBound => "Enroll the target in a waypoint.",
        NotEnforcedCause.TargetMissing => "Correct the name in targetRefs, or delete the policy if what it protected is gone.",
        NotEnforcedCause.ForeignNamespace => "Put the policy into the namespace of its target.",
        NotEnforcedCause.WaypointNotReady => "Find out why the waypoint has no address.",
        NotEnforcedCause.TargetHeadless => "Give the service a cluster IP, or enroll its pods in a waypoint for workloads and attach the policy to that waypoint's Gateway.",
        NotEnforcedCause.NotInRootNamespace => "Put the policy into the root namespace, or attach it to a Gateway or Service of its own.",
        NotEnforcedCause.NotWaypointClass => $"Refer to GatewayClass {IstioNames.WaypointClass}.",
        _ => "Refer to a Service, ServiceEntry or Gateway.",
    };

    private static SuggestedChange? Remedy(MeshSnapshot mesh, PolicyPlacement open) => open is { Enforcement: Enforcement.Nowhere { Cause: NotEnforcedCause.TargetNotBound }, Target: { } target }
        ? UnboundTarget.Of(mesh, target).Remedy
        : null;

    /// <summary>Whether everything that the verdict rests on could be read.</summary>
    private static bool IsCertain(MeshSnapshot mesh, PolicyPlacement placement) => (placement.Enforcement, placement.Target) switch
    {
        (Enforcement.Nowhere { Cause: NotEnforcedCause.TargetMissing }, { } target) => mesh.Coverage.Knows(target.Kind, target.Namespace),
        (Enforcement.Nowhere { Cause: NotEnforcedCause.TargetNotBound }, { } target) =>
            mesh.Bindings.Of(target) is not WaypointBinding.Refused refused
            || mesh.Coverage.Knows(ResourceKind.Gateway, refused.Refusal.Waypoint.Namespace)
            || !mesh.Coverage.IsServed(ResourceKind.Gateway),
        _ => true,
    };
}
