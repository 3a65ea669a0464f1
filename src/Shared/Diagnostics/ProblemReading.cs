using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>Puts findings together to what has to be solved once.</summary>
public static class ProblemReading
{
    /// <summary>The problems behind findings, in the order in which their first findings come.</summary>
    /// <param name="findings">Findings of a snapshot.</param>
    /// <param name="resources">The objects of that snapshot, which know who has made which pod.</param>
    public static IReadOnlyList<Problem> Of(IEnumerable<Finding> findings, ResourceIndex resources)
    {
        var problems = new List<(List<Finding> Findings, OwnerReference? Workload)>();
        var ofWorkload = new Dictionary<(string Id, Severity Severity, string Namespace, OwnerReference Owner), List<Finding>>();
        foreach (var finding in findings)
        {
            if (WorkloadOf(finding.Object, resources) is not { } owner)
            {
                problems.Add(([finding], null));
                continue;
            }

            // Pods of one workload may differ in how bad it is: one is pending, the others were missed.
            var key = (finding.Id, finding.Severity, finding.Object.Namespace, owner);
            if (ofWorkload.TryGetValue(key, out var together))
            {
                together.Add(finding);
                continue;
            }

            ofWorkload.Add(key, together = [finding]);
            problems.Add((together, owner));
        }

        return [.. problems.Select(problem => new Problem(
            problem.Findings.OrderBy(finding => finding.Object).ThenBy(finding => finding.Cause, StringComparer.Ordinal).ToValueList(),
            problem.Workload))];
    }

    private static OwnerReference? WorkloadOf(ObjectKey key, ResourceIndex resources) =>
        key.Kind == ResourceKind.Pod && resources.Find(key) is PodResource { Metadata.Owner: not null } pod
            ? PodOwner.Of(pod, resources.In(pod.Namespace))
            : null;
}
