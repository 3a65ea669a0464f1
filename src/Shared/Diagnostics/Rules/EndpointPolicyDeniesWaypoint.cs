using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>A policy at the endpoints knows the clients but not the waypoint that comes in their place.</summary>
internal sealed class EndpointPolicyDeniesWaypoint : FindingRule
{
    private static readonly string[] SourceFields = ["principals", "notPrincipals", "namespaces", "notNamespaces", "serviceAccounts", "notServiceAccounts"];

    public override RuleInfo Info { get; } = new(
        "WP012",
        "Policy at the pods refuses the waypoint",
        Severity.Error,
        "Behind a waypoint, the ztunnel in front of a pod sees the waypoint as the source, not the client. A policy with a selector (or for the whole namespace) that names the clients' identities but not the waypoint's "
        + "refuses everything that comes through the waypoint: typically right after a service is enrolled.",
        IstioDocs.Layer4Policy);

    public override ImmutableArray<ResourceKind> Subjects { get; } = [ResourceKind.AuthorizationPolicy, ResourceKind.Service, ResourceKind.Pod];

    public override ImmutableArray<ResourceKind> Needs { get; } = [ResourceKind.Gateway, ResourceKind.Service, ResourceKind.Pod];

    // A policy of the root namespace is told at the services and pods that it breaks: they may be anywhere.
    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject) => subject switch
    {
        AuthorizationPolicyResource policy => CheckPolicy(mesh, policy),
        ServiceResource { IsHeadless: false, Selector: { Count: > 0 } selector } service when mesh.Bindings.Of(service.Key) is WaypointBinding.Bound bound => CheckMeshWide(
            mesh, service, bound, $"the pods of {FindingText.Of(service.Key)}", mesh.Resources.In(service.Namespace).All<PodResource>(ResourceKind.Pod).Where(pod => pod.IsWorkload && pod.Labels.ContainsAll(selector))),
        PodResource { IsWorkload: true } pod when mesh.Bindings.Of(pod.Key) is WaypointBinding.Bound bound => CheckMeshWide(mesh, pod, bound, FindingText.Of(pod.Key), [pod]),
        _ => [],
    };

    private IEnumerable<Finding> CheckPolicy(MeshSnapshot mesh, AuthorizationPolicyResource policy)
    {
        if (!NamesSources(policy))
        {
            yield break;
        }

        var settings = MeshSettings.Of(mesh.Resources);
        var enforced = new Lazy<L4Authorization>(() => new(mesh.Resources, policy.Namespace, settings.RootNamespace));
        var pods = PolicyReach.Pods(mesh, policy).Where(pod => pod.Annotations[IstioNames.Redirection] == "enabled").OrderBy(pod => pod.Key).ToList();
        var services = PolicyReach.BoundServices(mesh, policy)
            .SelectMany(entry => entry.Binding.Serving.Select(waypoint => (
                Subject: entry.Service,
                Waypoint: waypoint,
                Identity: RefusedBy(pods, entry.Service, WaypointIdentities.Of(mesh, waypoint, settings.TrustDomain), policy, enforced))))
            .Where(entry => entry.Identity is not null)
            .ToList();
        // Waypoints of workloads come in the clients' place too.
        var workloads = services.Count > 0 ? [] : pods
            .Select(pod => (Subject: (MeshResource)pod, Binding: mesh.Bindings.Of(pod.Key) as WaypointBinding.Bound))
            .Where(entry => entry.Binding is not null)
            .Select(entry => (entry.Subject, entry.Binding!.Waypoint, Identity: WaypointIdentities.Of(mesh, entry.Binding.Waypoint, settings.TrustDomain) // Filtered just before.
                .FirstOrDefault(identity => IsRefused(enforced.Value, entry.Subject.Labels, identity, policy))))
            .Where(entry => entry.Identity is not null)
            .ToList();
        if (services.Concat(workloads).ToList() is not [var (first, waypoint, identity), ..] refused)
        {
            yield break;
        }

        var subjects = refused.Select(entry => entry.Subject.Key).Distinct().ToList();
        yield return new(
            Info.Id,
            Info.Severity,
            policy.Key,
            $"AuthorizationPolicy {policy.Key.QualifiedName} ({policy.Action}) at {(services.Count > 0 ? "the pods of " : subjects.Count == 1 ? "pod " : "pods ")}{FindingText.Names([.. subjects.Select(key => key.Name)])} does not let in {identity!.Principal}, as whom waypoint {waypoint} comes.", // Filtered above.
            $"Requests to {FindingText.Names([.. subjects.Select(key => key.QualifiedName)])} that go through the waypoint are refused by the ztunnel in front of the pods.",
            $"Let {identity.Principal} in as well, or move the policy to the waypoint by targetRefs.",
            Remedy(policy, [.. refused.Select(entry => entry.Identity!.Principal).Distinct()]), // Filtered above.
            [first.Key, waypoint.Key]);
    }

    private IEnumerable<Finding> CheckMeshWide(MeshSnapshot mesh, MeshResource subject, WaypointBinding.Bound bound, string where, IEnumerable<PodResource> behind)
    {
        var settings = MeshSettings.Of(mesh.Resources);
        var root = settings.RootNamespace;
        if (subject.Namespace == root)
        {
            yield break;
        }

        foreach (var policy in mesh.Resources.In(root).All<AuthorizationPolicyResource>(ResourceKind.AuthorizationPolicy).Where(NamesSources).OrderBy(policy => policy.Key))
        {
            var pods = behind
                .Where(pod => pod.Annotations[IstioNames.Redirection] == "enabled" && (policy.Selector is not { } selector || pod.Labels.ContainsAll(selector)))
                .OrderBy(pod => pod.Key)
                .ToList();
            var enforced = new Lazy<L4Authorization>(() => new(mesh.Resources, subject.Namespace, root));
            var refused = bound.Serving
                .Select(waypoint => (Waypoint: waypoint, Identity: RefusedBy(pods, WaypointIdentities.Of(mesh, waypoint, settings.TrustDomain), policy, enforced)))
                .Where(entry => entry.Identity is not null)
                .ToList();
            if (refused is [var (waypoint, identity), ..])
            {
                yield return new(
                    Info.Id,
                    Info.Severity,
                    subject.Key,
                    $"AuthorizationPolicy {policy.Key.QualifiedName} ({policy.Action}), which holds for all namespaces, does not let in {identity!.Principal}, as whom waypoint {waypoint} comes to {where}.", // Filtered above.
                    "Requests that go through the waypoint are refused by the ztunnel in front of the pods.",
                    $"Let {identity.Principal} in as well, or move the policy to the waypoints by targetRefs.",
                    Remedy(policy, [.. refused.Select(entry => entry.Identity!.Principal)]),
                    [policy.Key, waypoint.Key]);
            }
        }
    }

    /// <summary>The waypoint's identity that the policy keeps from a captured pod of the service; null when it keeps none.</summary>
    private static WorkloadIdentity? RefusedBy(
        IEnumerable<PodResource> pods, MeshResource service, IReadOnlyList<WorkloadIdentity> identities, AuthorizationPolicyResource policy, Lazy<L4Authorization> enforced) =>
        service is ServiceResource { Selector: { Count: > 0 } selector } ? RefusedBy(pods.Where(pod => pod.Labels.ContainsAll(selector)), identities, policy, enforced) : null;

    private static WorkloadIdentity? RefusedBy(
        IEnumerable<PodResource> pods, IReadOnlyList<WorkloadIdentity> identities, AuthorizationPolicyResource policy, Lazy<L4Authorization> enforced) =>
        pods.SelectMany(pod => identities.Where(identity => IsRefused(enforced.Value, pod.Labels, identity, policy))).FirstOrDefault();

    private static bool IsRefused(L4Authorization enforced, LabelSet podLabels, WorkloadIdentity identity, AuthorizationPolicyResource policy) =>
        enforced.Decide(podLabels, identity) is { IsDenied: true } verdict && verdict.DecidedBy.Contains(policy.Key);

    private static bool NamesSources(AuthorizationPolicyResource policy) => ZtunnelConversion.Read(policy) is { IsSent: true, HasEffectiveRules: true } read
        && read.Rules.Any(rule => rule.From.Any(clause => clause.Attributes.Any(attribute => SourceFields.Contains(attribute.Field)))
            || rule.When.Any(condition => condition.Key is "source.principal" or "source.namespace"));

    private static SuggestedChange? Remedy(AuthorizationPolicyResource policy, IReadOnlyList<string> principals) => policy.Action != "ALLOW"
        ? null
        : new(
            $"Let {FindingText.Names(principals)} in",
            new ChangeIntent.PatchObject(policy.Key, AuthorizationPatch.Admit(policy, principals), $"Let the waypoint {FindingText.Names(principals)} in"));
}
