using System.Collections.Immutable;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>WP020: a ServiceEntry that only a waypoint can put into effect has none (istiod: pilot/pkg/model/service.go, condition <c>istio.io/WaypointMissing</c>).</summary>
internal sealed class ServiceEntryNeedsWaypoint : FindingRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "WP020",
        "ServiceEntry needs a waypoint",
        Severity.Warning,
        "ztunnel cannot resolve a wildcard host and knows no connect strategies. A ServiceEntry that has either takes effect for clients in ambient only while it is bound to a waypoint, "
            + "which istiod says in its condition istio.io/WaypointMissing.",
        IstioDocs.ServiceEntries);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Subjects => [ResourceKind.ServiceEntry];

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Needs => [ResourceKind.Namespace];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        if (subject is not ServiceEntryResource entry
            || mesh.Bindings.Of(entry.Key) is not { } binding
            || binding is WaypointBinding.Bound or WaypointBinding.None { Cause: NoBindingCause.NotInMesh }
            || (binding is WaypointBinding.Refused { Refusal: var hidden } && mesh.Coverage.IsServed(ResourceKind.Gateway) && !mesh.Coverage.Knows(ResourceKind.Gateway, hidden.Waypoint.Namespace)))
        {
            yield break;
        }

        var wildcard = WaypointMissingCondition.WildcardOf(entry);
        var strategy = WaypointMissingCondition.StrategyOf(entry);
        if (wildcard is null && strategy is null)
        {
            yield break;
        }

        var refusal = (binding as WaypointBinding.Refused)?.Refusal;
        yield return new(
            Info.Id,
            Severity.Warning,
            entry.Key,
            $"{FindingText.Of(entry.Key)} {(wildcard is not null ? $"has the wildcard host {wildcard}" : $"asks for connect strategy {strategy}")}, which takes a waypoint, and {Without(binding)}.",
            wildcard is not null
                ? $"The entry does not apply: for clients in ambient, connections to names under {wildcard} are taken for unknown destinations and pass through unchanged."
                : "Clients in ambient connect as if no strategy were written.",
            refusal is not null
                ? "Make the waypoint take the entry, or enroll the entry in another one."
                : "Enroll the entry in a waypoint that takes traffic for services, usually an egress waypoint.",
            refusal is not null ? WaypointOffers.Against(mesh, refusal, entry.Namespace) : WaypointOffers.ForService(mesh, entry.Key),
            refusal is not null ? [refusal.Waypoint.Key] : []);
    }

    private static string Without(WaypointBinding binding) => binding switch
    {
        WaypointBinding.Refused refused => $"istiod refuses it one: {refused.Refusal.Message}",
        WaypointBinding.OptedOut => $"it has opted out of waypoints ({IstioNames.UseWaypoint}={IstioNames.None})",
        _ => "it is enrolled in none",
    };
}
