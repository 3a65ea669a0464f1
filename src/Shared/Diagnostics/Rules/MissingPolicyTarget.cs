using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>A policy refers to something that is not there or lies in another namespace.</summary>
internal sealed class MissingPolicyTarget : FindingRule
{
    public override RuleInfo Info { get; } = new(
        "WP011",
        "Policy refers to nothing",
        Severity.Error,
        "targetRefs reach a Gateway, Service or ServiceEntry of the policy's own namespace only. A policy whose target is not there, or lies elsewhere, is enforced nowhere for it: it is not sent to ztunnel either.",
        IstioDocs.Layer7Features);

    public override ImmutableArray<ResourceKind> Subjects { get; } =
        [ResourceKind.AuthorizationPolicy, ResourceKind.RequestAuthentication, ResourceKind.Telemetry, ResourceKind.WasmPlugin];

    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        var policy = (PolicyResource)subject;
        if (policy.TargetRefs.Count == 0)
        {
            yield break;
        }

        var placements = new PolicyPlacements(mesh).Of(policy).ToList();
        var lost = placements
            .Where(placement => placement.Enforcement is Enforcement.Nowhere { Cause: NotEnforcedCause.TargetMissing or NotEnforcedCause.ForeignNamespace }
                && placement.Target is { } target && mesh.Coverage.Knows(target.Kind, target.Namespace))
            .ToList();
        if (lost.Count == 0)
        {
            yield break;
        }

        var isSecurity = policy.Kind is ResourceKind.AuthorizationPolicy or ResourceKind.RequestAuthentication;
        var isAll = lost.Count == placements.Count;
        yield return new(
            Info.Id,
            isSecurity ? Severity.Error : Severity.Warning,
            policy.Key,
            $"{FindingText.Of(policy.Key)} refers to {string.Join(", and to ", lost.Select(placement => Describe(placement, policy)))}.",
            (isAll ? "It is enforced nowhere" : "It is not enforced for that target") + (isSecurity ? ": what it is meant to check or refuse passes." : ": it changes nothing."),
            Fix(lost, policy),
            isAll && !lost.Exists(IsForeign) ? new($"Delete {FindingText.Of(policy.Key)}", new ChangeIntent.DeleteObject(policy.Key)) : null,
            [.. lost.Select(placement => placement.Target!.Value)]); // Those without a target were filtered out.
    }

    private static string Describe(PolicyPlacement placement, PolicyResource policy)
    {
        var target = placement.Target!.Value; // See above.
        return IsForeign(placement)
            ? $"{FindingText.Of(target)}, which is not in its namespace {policy.Namespace}"
            : $"{FindingText.Of(target)}, which does not exist";
    }

    private static bool IsForeign(PolicyPlacement placement) => placement.Enforcement is Enforcement.Nowhere { Cause: NotEnforcedCause.ForeignNamespace };

    private static string Fix(List<PolicyPlacement> lost, PolicyResource policy) =>
        lost.Find(IsForeign) is { Target: { } foreign }
            ? $"Move the policy into namespace {foreign.Namespace}, where its target is, and leave the namespace out of targetRefs."
            : $"Correct targetRefs to name something in {policy.Namespace}, or delete the policy.";
}
