using System.Buffers;
using System.Collections.Immutable;

namespace WaypointDashboard.Sandbox.Api.Reading;

/// <summary>A label selector: <c>app=web,tier!=cache,env in (a,b),!legacy</c>.</summary>
internal sealed class LabelSelector
{
    private static readonly SearchValues<char> Signs = SearchValues.Create(" ()!=<>");

    private readonly ImmutableArray<Requirement> _requirements;

    private LabelSelector(ImmutableArray<Requirement> requirements) => _requirements = requirements;

    private enum Operator
    {
        In,
        NotIn,
        Exists,
        Missing,
        Greater,
        Less,
    }

    public bool IsEmpty => _requirements.IsEmpty;

    public static (LabelSelector? Selector, string? Problem) Parse(string text)
    {
        var requirements = ImmutableArray.CreateBuilder<Requirement>();
        foreach (var clause in Clauses(text))
        {
            if (ParseRequirement(clause) is not { } requirement)
                return (null, $"unable to parse requirement: found '{clause}', expected: '=', '!=', '==', 'in', notin'");
            requirements.Add(requirement);
        }
        return (new LabelSelector(requirements.ToImmutable()), null);
    }

    public bool Matches(IReadOnlyDictionary<string, string> labels)
    {
        foreach (var requirement in _requirements)
        {
            if (!requirement.Matches(labels)) return false;
        }
        return true;
    }

    private static IEnumerable<string> Clauses(string text)
    {
        var (start, depth) = (0, 0);
        for (var index = 0; index <= text.Length; index++)
        {
            if (index == text.Length || (text[index] == ',' && depth == 0))
            {
                var clause = text[start..index].Trim();
                if (clause.Length > 0) yield return clause;
                start = index + 1;
                continue;
            }
            depth += text[index] switch { '(' => 1, ')' => -1, _ => 0 };
        }
    }

    private static Requirement? ParseRequirement(string clause)
    {
        if (clause[0] == '!') return Checked(new Requirement(clause[1..].Trim(), Operator.Missing, []));
        if (clause.EndsWith(')') && clause.IndexOf('(', StringComparison.Ordinal) is > 0 and var open)
        {
            if (clause[..open].Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is not [var setKey, var word]) return null;
            ImmutableArray<string> set = [.. clause[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries)];
            return word switch
            {
                "in" => Checked(new Requirement(setKey, Operator.In, set)),
                "notin" => Checked(new Requirement(setKey, Operator.NotIn, set)),
                _ => null,
            };
        }
        foreach (var (sign, meaning) in ((string, Operator)[])[("!=", Operator.NotIn), ("==", Operator.In), ("=", Operator.In), (">", Operator.Greater), ("<", Operator.Less)])
        {
            var at = clause.IndexOf(sign, StringComparison.Ordinal);
            if (at >= 0) return Checked(new Requirement(clause[..at].Trim(), meaning, [clause[(at + sign.Length)..].Trim()]));
        }
        return Checked(new Requirement(clause, Operator.Exists, []));
    }

    private static Requirement? Checked(Requirement requirement) =>
        requirement.Key.Length == 0 || requirement.Key.AsSpan().ContainsAny(Signs) || requirement.Values.Any(value => value.AsSpan().ContainsAny(Signs)) ? null : requirement;

    private sealed record Requirement(string Key, Operator Operator, ImmutableArray<string> Values)
    {
        public bool Matches(IReadOnlyDictionary<string, string> labels)
        {
            var present = labels.TryGetValue(Key, out var value);
            return Operator switch
            {
                Operator.In => present && Values.Contains(value!),
                Operator.NotIn => !present || !Values.Contains(value!),
                Operator.Exists => present,
                Operator.Missing => !present,
                Operator.Greater => present && long.TryParse(value, out var number) && long.TryParse(Values[0], out var bound) && number > bound,
                _ => present && long.TryParse(value, out var number) && long.TryParse(Values[0], out var bound) && number < bound,
            };
        }
    }
}
