using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>What an operator has to solve once: a finding, or the same finding on every pod of one workload, whose template gave it to all of them.</summary>
/// <param name="Findings">The findings, in the order of their objects; at least one. They are of one rule and one severity.</param>
/// <param name="Workload">Who has made the pods, in their namespace; null when nobody has, or the finding is about something else.</param>
public sealed record Problem(ValueList<Finding> Findings, OwnerReference? Workload = null)
{
    /// <summary>The finding that stands for all.</summary>
    public Finding First => Findings[0];

    /// <summary>The form that solves it as a whole; null where there is none, or each pod takes one of its own.</summary>
    public SuggestedChange? Remedy => Findings.All(finding => finding.Remedy == First.Remedy) ? First.Remedy : null;

    /// <summary>The object to look at: the workload where it is of a kind that the dashboard knows, else the first finding's.</summary>
    public ObjectKey Subject => Workload is { } owner && ResourceKinds.Find(owner.Kind) is { } known
        ? new(known.Kind, First.Object.Namespace, owner.Name)
        : First.Object;
}
