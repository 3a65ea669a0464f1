using System.Globalization;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Puts an impact into few sentences, the gravest first.</summary>
public static class ImpactVerdict
{
    private const string DeniedByL4 = "WP012";
    private const int Named = 3;

    /// <summary>The sentences; one that says that nothing changes where nothing does.</summary>
    public static ValueList<ImpactFact> Of(Impact impact)
    {
        if (impact.IsEmpty)
        {
            return [new(Severity.Info, "Nothing changes for traffic.")];
        }

        IEnumerable<ImpactFact> facts = [.. Enforcement(impact.Enforcement), .. Bindings(impact.Bindings), .. Denied(impact.Appearing), .. Findings(impact)];
        return facts.OrderByDescending(fact => fact.Severity).ToValueList();
    }

    private static IEnumerable<ImpactFact> Enforcement(ValueList<EnforcementShift> shifts)
    {
        foreach (var isGained in (bool[])[false, true])
        {
            foreach (var security in (bool[])[true, false])
            {
                var found = shifts.Where(shift => shift.IsGained == isGained && IsSecurity(shift.Policy.Kind) == security).ToList();
                if (found.Count == 0)
                {
                    continue;
                }

                string[] policies = [.. found.Select(shift => $"{shift.Policy.Kind} {shift.Policy.QualifiedName}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
                var who = Objects(found.Select(shift => shift.For).Distinct().ToList());
                var what = security ? Count(policies.Length, "security policy", "security policies") : Count(policies.Length, "route or other policy", "routes and other policies");
                var severity = (isGained, security) switch { (false, true) => Severity.Error, (false, false) => Severity.Warning, _ => Severity.Info };
                yield return new(severity, $"{who.Text} {(isGained ? who.IsOne ? "gains" : "gain" : who.IsOne ? "loses" : "lose")} {what}: {List(policies)}.");
            }
        }
    }

    private static IEnumerable<ImpactFact> Bindings(ValueList<BindingShift> shifts) => shifts
        .GroupBy(shift => (From: Text(shift.Before), To: Text(shift.After), IsRefused: shift.After is WaypointBinding.Refused))
        .OrderBy(group => group.Key.From, StringComparer.Ordinal).ThenBy(group => group.Key.To, StringComparer.Ordinal)
        .Select(group =>
        {
            var who = Objects([.. group.Select(shift => shift.Consumer)]);
            return new ImpactFact(group.Key.IsRefused ? Severity.Warning : Severity.Info, $"{who.Text} {(who.IsOne ? "goes" : "go")} from {group.Key.From} to {group.Key.To}.");
        });

    private static IEnumerable<ImpactFact> Denied(ValueList<Finding> appearing)
    {
        var denied = appearing.Where(finding => finding.Id == DeniedByL4).ToList();
        if (denied.Count > 0)
        {
            yield return new(Severity.Error, $"{Count(denied.Count, "policy", "policies")} would deny what comes through the waypoint, since {(denied.Count == 1 ? "it does" : "they do")} not allow its identity: {List([.. denied.Select(finding => finding.Object.QualifiedName)])}.");
        }
    }

    private static IEnumerable<ImpactFact> Findings(Impact impact)
    {
        var appearing = impact.Appearing.Where(finding => finding.Id != DeniedByL4).ToList();
        if (appearing.Count > 0)
        {
            yield return new(appearing.Max(finding => finding.Severity), $"{Count(appearing.Count, "problem appears", "problems appear")}: {List([.. appearing.Select(finding => $"{finding.Id} on {finding.Object.QualifiedName}")])}.");
        }

        if (impact.Going.Count > 0)
        {
            yield return new(Severity.Info, $"{Count(impact.Going.Count, "problem goes", "problems go")}: {List([.. impact.Going.Select(finding => $"{finding.Id} on {finding.Object.QualifiedName}")])}.");
        }
    }

    private static string Text(WaypointBinding? binding) => binding switch
    {
        WaypointBinding.Bound { Canary: CanaryBinding.Accepted canary } bound => $"waypoint {bound.Waypoint} with {canary.Weight.ToString(CultureInfo.InvariantCulture)} % on canary {canary.Waypoint}",
        WaypointBinding.Bound bound => $"waypoint {bound.Waypoint}",
        WaypointBinding.Refused refused => $"no waypoint ({refused.Refusal.Waypoint} is refused: {refused.Refusal.Reason})",
        WaypointBinding.OptedOut => "no waypoint (opted out)",
        _ => "no waypoint",
    };

    private static (string Text, bool IsOne) Objects(List<ObjectKey> keys)
    {
        if (keys is [var single])
        {
            return ($"{single.Kind} {single.QualifiedName}", true);
        }

        var kinds = keys.GroupBy(key => key.Kind).OrderBy(group => group.Key)
            .Select(group => Count(group.Count(), Word(group.Key), group.Key == ResourceKind.ServiceEntry ? "service entries" : group.Key == ResourceKind.WorkloadEntry ? "workload entries" : Word(group.Key) + "s"));
        return (string.Join(" and ", kinds), false);
    }

    private static string Word(ResourceKind kind) => kind switch
    {
        ResourceKind.ServiceEntry => "service entry",
        ResourceKind.WorkloadEntry => "workload entry",
        ResourceKind.GatewayClass => "GatewayClass",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static bool IsSecurity(ResourceKind kind) => kind is ResourceKind.AuthorizationPolicy or ResourceKind.RequestAuthentication or ResourceKind.PeerAuthentication;

    private static string Count(int count, string one, string many) => count == 1 ? $"1 {one}" : $"{count.ToString(CultureInfo.InvariantCulture)} {many}";

    private static string List(string[] names) => names.Length <= Named + 1
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(Named))} and {(names.Length - Named).ToString(CultureInfo.InvariantCulture)} more";
}
