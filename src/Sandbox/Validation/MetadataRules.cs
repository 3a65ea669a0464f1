using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;
using WaypointDashboard.Sandbox.Writing;

namespace WaypointDashboard.Sandbox.Validation;

/// <summary>What names, labels, annotations and owners may be.</summary>
internal static partial class MetadataRules
{
    private const string LabelText = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private const string SubdomainText = LabelText + @"(\." + LabelText + ")*";
    private const string ServiceText = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private const string KeyText = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private const string ValueText = "(" + KeyText + ")?";
    private const int PatienceMilliseconds = 1000;
    private const int LongestLabel = 63;
    private const int LongestSubdomain = 253;

    private const string SubdomainRule = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '" + SubdomainText + "')";
    private const string LabelRule = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '" + LabelText + "')";
    private const string ServiceRule = "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '" + ServiceText + "')";
    private const string KeyRule = "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '" + KeyText + "')";
    private const string ValueRule = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '" + ValueText + "')";

    public static IEnumerable<StatusCause> Check(ResourceType type, JsonObject metadata)
    {
        foreach (var problem in NameProblems(type, metadata.Text("name") ?? "")) yield return Invalid("metadata.name", metadata.Text("name") ?? "", problem);
        foreach (var (key, value) in metadata["labels"] as JsonObject ?? [])
        {
            foreach (var problem in KeyProblems(key)) yield return Invalid("metadata.labels", key, problem);
            var text = value?.ToString() ?? "";
            if (text.Length > LongestLabel) yield return Invalid("metadata.labels", text, $"must be no more than {LongestLabel} characters");
            if (!LabelValue().IsMatch(text)) yield return Invalid("metadata.labels", text, ValueRule);
        }
        foreach (var (key, _) in metadata["annotations"] as JsonObject ?? [])
        {
            foreach (var problem in KeyProblems(key.ToLowerInvariant())) yield return Invalid("metadata.annotations", key, problem);
        }
        foreach (var owner in (metadata["ownerReferences"] as JsonArray ?? []).OfType<JsonObject>())
        {
            foreach (var (field, name) in ((string, string)[])[("apiVersion", "version"), ("kind", "kind"), ("name", "name"), ("uid", "uid")])
            {
                if (owner.Text(field) is null or "") yield return Invalid($"metadata.ownerReferences.{field}", "", $"{name} must not be empty");
            }
        }
    }

    /// <summary>The first label or annotation whose value is no string, which the API server cannot even decode; null when all are.</summary>
    public static string? NotText(JsonObject metadata) =>
        (from map in (string[])["labels", "annotations"]
         from pair in metadata[map] as JsonObject ?? []
         where pair.Value is not null && pair.Value.GetValueKind() != JsonValueKind.String
         select $"metadata.{map}.{pair.Key}").FirstOrDefault();

    private static ImmutableArray<string> NameProblems(ResourceType type, string name)
    {
        if (type.Group == "rbac.authorization.k8s.io") return name.Contains('/', StringComparison.Ordinal) || name.Contains('%', StringComparison.Ordinal) ? ["may not contain '/' or '%'"] : [];
        var (rule, longest, text) = type == ResourceTypes.Namespace ? (Label(), LongestLabel, LabelRule)
            : type == ResourceTypes.Service ? (ServiceName(), LongestLabel, ServiceRule)
            : (Subdomain(), LongestSubdomain, SubdomainRule);
        var problems = ImmutableArray.CreateBuilder<string>();
        if (name.Length > longest) problems.Add($"must be no more than {longest} characters");
        if (!rule.IsMatch(name)) problems.Add(text);
        return problems.ToImmutable();
    }

    private static IEnumerable<string> KeyProblems(string key)
    {
        var parts = key.Split('/');
        if (parts.Length > 2)
        {
            yield return $"a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '{KeyText}') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
            yield break;
        }
        if (parts.Length == 2 && !Subdomain().IsMatch(parts[0])) yield return parts[0].Length == 0 ? "prefix part must be non-empty" : $"prefix part {SubdomainRule}";
        if (parts[^1].Length > LongestLabel) yield return $"name part must be no more than {LongestLabel} characters";
        if (!LabelKey().IsMatch(parts[^1])) yield return parts[^1].Length == 0 ? "name part must be non-empty" : KeyRule;
    }

    private static StatusCause Invalid(string field, string value, string why) => new("FieldValueInvalid", $"Invalid value: \"{value}\": {why}", field);

    [GeneratedRegex("^" + LabelText + "\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatienceMilliseconds)]
    private static partial Regex Label();

    [GeneratedRegex("^" + SubdomainText + "\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatienceMilliseconds)]
    private static partial Regex Subdomain();

    [GeneratedRegex("^" + ServiceText + "\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatienceMilliseconds)]
    private static partial Regex ServiceName();

    [GeneratedRegex("^" + KeyText + "\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatienceMilliseconds)]
    private static partial Regex LabelKey();

    [GeneratedRegex("^" + ValueText + "\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, PatienceMilliseconds)]
    private static partial Regex LabelValue();
}
