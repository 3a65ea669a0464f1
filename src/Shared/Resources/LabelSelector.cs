namespace WaypointDashboard.Shared.Resources;

/// <summary>A Kubernetes label selector: all of <c>matchLabels</c> and all of <c>matchExpressions</c> must hold. With neither it matches everything.</summary>
/// <param name="MatchLabels">Exact values.</param>
/// <param name="MatchExpressions">Set-based requirements.</param>
public sealed record LabelSelector(LabelSet MatchLabels, ValueList<LabelRequirement> MatchExpressions)
{
    /// <summary>The selector <c>{}</c>, which matches everything.</summary>
    public static LabelSelector Everything { get; } = new(LabelSet.Empty, []);

    /// <summary>Whether the labels fulfil the selector.</summary>
    public bool Matches(LabelSet labels)
    {
        if (!labels.ContainsAll(MatchLabels))
        {
            return false;
        }

        foreach (var requirement in MatchExpressions)
        {
            if (!requirement.Matches(labels))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The selector as <c>kubectl -l</c> takes it.</summary>
    public override string ToString() =>
        string.Join(',', MatchLabels.Select(entry => $"{entry.Key}={entry.Value}").Concat(MatchExpressions.Select(requirement => requirement.ToString())));
}
