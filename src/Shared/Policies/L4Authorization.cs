using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Policies;

/// <summary>The AuthorizationPolicies that ztunnel enforces for the pods of a namespace: those with a selector or with neither selector nor targetRefs, of the namespace and of the root namespace.</summary>
public sealed class L4Authorization
{
    private readonly List<(AuthorizationPolicyResource Policy, ZtunnelPolicy Read)> _policies = [];
    private readonly List<PeerAuthenticationResource> _peers = [];
    private readonly string _rootNamespace;

    /// <summary>Gathers the policies that may select pods of a namespace.</summary>
    public L4Authorization(ResourceIndex resources, string namespaceName, string rootNamespace)
    {
        _rootNamespace = rootNamespace;
        var revisions = new Lazy<RevisionFilter>(() => RevisionFilter.Of(resources));
        Gather(resources.In(rootNamespace), IsRead);
        if (namespaceName != rootNamespace)
        {
            Gather(resources.In(namespaceName), IsRead);
        }

        bool IsRead(MeshResource policy) => !RevisionFilter.Concerns(policy) || revisions.Value.Reads(policy);
    }

    /// <summary>Whether nothing is enforced in the namespace.</summary>
    public bool IsEmpty => _policies.Count == 0;

    /// <summary>The policies that select a pod, by its labels, and reach ztunnel.</summary>
    public IEnumerable<(AuthorizationPolicyResource Policy, ZtunnelPolicy Read)> Selecting(LabelSet podLabels) =>
        _policies.Where(entry => entry.Policy.Selector is not { } selector || podLabels.ContainsAll(selector));

    /// <summary>What ztunnel says: a matching DENY denies; with ALLOW policies, one of them must match (src/state.rs, assert_rbac).</summary>
    /// <param name="podLabels">The endpoint's labels.</param>
    /// <param name="source">Who connects; null for plaintext.</param>
    /// <param name="port">The port; null when it is not known, in which case only what holds for every port is said.</param>
    public L4Verdict Decide(LabelSet podLabels, WorkloadIdentity? source, int? port = null)
    {
        if (source is null && ModeOf(podLabels) is { Mode: "STRICT" } strict)
        {
            return new(true, [strict.Key]);
        }
        var allowing = new List<ObjectKey>();
        var isAllowed = false;
        foreach (var (policy, read) in Selecting(podLabels))
        {
            var matching = new RuleMatching(source, policy.Namespace, port);
            var match = MatchCertainty.Never;
            foreach (var rule in read.Rules)
            {
                var found = matching.Match(rule);
                match = found > match ? found : match;
            }
            if (read.Action == "DENY")
            {
                if (match == MatchCertainty.Always)
                {
                    return new(true, [policy.Key]);
                }
                continue;
            }
            isAllowed |= match != MatchCertainty.Never;
            allowing.Add(policy.Key);
        }
        return isAllowed || allowing.Count == 0 ? L4Verdict.LetThrough : new(true, allowing.Order().ToValueList());
    }

    /// <summary>The PeerAuthentication that sets a pod's mode: the workload's, else the namespace's, else the root namespace's; null when none does.</summary>
    public PeerAuthenticationResource? ModeOf(LabelSet podLabels)
    {
        PeerAuthenticationResource? chosen = null;
        var rank = 0;
        foreach (var peer in _peers.Where(peer => peer.Mode != "UNSET"))
        {
            var found = (peer.Selector, IsRoot: peer.Namespace == _rootNamespace) switch
            {
                ({ } selector, _) => podLabels.ContainsAll(selector) ? 3 : 0,
                (null, false) => 2,
                (null, true) => 1,
            };
            // Of equals the oldest wins; they come in that order.
            (chosen, rank) = found > rank ? (peer, found) : (chosen, rank);
        }
        return chosen;
    }

    private void Gather(NamespacePartition partition, Func<MeshResource, bool> isRead)
    {
        foreach (var policy in partition.All<AuthorizationPolicyResource>(ResourceKind.AuthorizationPolicy).Where(policy => isRead(policy)).OrderBy(policy => policy.Key))
        {
            var read = ZtunnelConversion.Read(policy);
            if (read.IsSent)
            {
                _policies.Add((policy, read));
            }
        }
        _peers.AddRange(partition.All<PeerAuthenticationResource>(ResourceKind.PeerAuthentication)
            .Where(policy => isRead(policy))
            .OrderBy(peer => peer.Metadata.CreatedAt ?? DateTimeOffset.MaxValue)
            .ThenBy(peer => peer.Key));
    }
}
