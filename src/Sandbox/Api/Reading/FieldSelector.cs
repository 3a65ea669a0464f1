using System.Collections.Immutable;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Reading;

/// <summary>A field selector: <c>metadata.name=web,status.phase!=Running</c>.</summary>
internal sealed class FieldSelector
{
    private readonly ImmutableArray<(string Field, bool Equal, string Value)> _terms;

    private FieldSelector(ImmutableArray<(string Field, bool Equal, string Value)> terms) => _terms = terms;

    public bool IsEmpty => _terms.IsEmpty;

    /// <summary>The one name that can match; null if there is no such term.</summary>
    public string? Name => _terms.FirstOrDefault(term => term is { Field: "metadata.name", Equal: true }).Value;

    public static (FieldSelector? Selector, string? Problem) Parse(ResourceType type, string text)
    {
        var terms = ImmutableArray.CreateBuilder<(string Field, bool Equal, string Value)>();
        foreach (var clause in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var (at, length, equal) = Sign(clause);
            if (at < 0) return (null, $"invalid selector: '{clause}'; can't understand '{clause}'");
            var field = clause[..at].Trim();
            if (!SelectableFields.IsKnown(type, field)) return (null, SelectableFields.Refusal(type, field, text));
            terms.Add((field, equal, clause[(at + length)..].Trim().Replace("\\,", ",", StringComparison.Ordinal)));
        }
        return (new FieldSelector(terms.ToImmutable()), null);
    }

    public bool Matches(StoredObject value)
    {
        foreach (var (field, equal, wanted) in _terms)
        {
            var actual = field switch
            {
                "metadata.name" => value.Name,
                "metadata.namespace" => value.Namespace,
                _ => value.Fields.GetValueOrDefault(field, ""),
            };
            if (actual == wanted != equal) return false;
        }
        return true;
    }

    private static (int At, int Length, bool Equal) Sign(string clause)
    {
        var at = clause.IndexOf("!=", StringComparison.Ordinal);
        if (at >= 0) return (at, 2, false);
        at = clause.IndexOf("==", StringComparison.Ordinal);
        if (at >= 0) return (at, 2, true);
        return (clause.IndexOf('=', StringComparison.Ordinal), 1, true);
    }
}
