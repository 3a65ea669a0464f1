namespace WaypointDashboard.Shared.Resources;

/// <summary>One entry of a selector's <c>matchExpressions</c>.</summary>
/// <param name="Key">The label key.</param>
/// <param name="Operator"><c>In</c>, <c>NotIn</c>, <c>Exists</c> or <c>DoesNotExist</c>; anything else makes the selector invalid, which matches nothing.</param>
/// <param name="Values">The values for <c>In</c> and <c>NotIn</c>.</param>
public sealed record LabelRequirement(string Key, string Operator, ValueList<string> Values)
{
    /// <summary>Whether the labels fulfil this requirement. An absent key fulfils <c>NotIn</c>, as in Kubernetes.</summary>
    public bool Matches(LabelSet labels) => Operator switch
    {
        "In" => labels[Key] is { } value && Values.Contains(value),
        "NotIn" => labels[Key] is not { } value || !Values.Contains(value),
        "Exists" => labels.Has(Key),
        "DoesNotExist" => !labels.Has(Key),
        _ => false,
    };

    /// <summary>The requirement as <c>kubectl -l</c> takes it.</summary>
    public override string ToString() => Operator switch
    {
        "In" => $"{Key} in ({string.Join(',', Values)})",
        "NotIn" => $"{Key} notin ({string.Join(',', Values)})",
        "Exists" => Key,
        _ => $"!{Key}",
    };
}
