using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Topology;

/// <summary>Finds the workloads that a selector chooses without comparing it with every pod.</summary>
internal sealed class SelectorIndex
{
    private readonly Dictionary<KeyValuePair<string, string>, List<(string Workload, LabelSet Labels)>> _byLabel = [];

    /// <summary>Takes in a pod, or anything else with labels, of a workload.</summary>
    public void Add(string workload, LabelSet labels)
    {
        foreach (var label in labels)
        {
            if (!_byLabel.TryGetValue(label, out var entries))
            {
                _byLabel.Add(label, entries = []);
            }

            entries.Add((workload, labels));
        }
    }

    /// <summary>The workloads of which at least one pod is chosen; none for an empty selector, which chooses nothing.</summary>
    public IEnumerable<string> Chosen(LabelSet selector)
    {
        List<(string Workload, LabelSet Labels)>? fewest = null;
        foreach (var label in selector)
        {
            if (!_byLabel.TryGetValue(label, out var entries))
            {
                return [];
            }

            fewest = fewest is null || entries.Count < fewest.Count ? entries : fewest;
        }

        return fewest is null ? [] : fewest.Where(entry => entry.Labels.ContainsAll(selector)).Select(entry => entry.Workload).Distinct(StringComparer.Ordinal);
    }
}
