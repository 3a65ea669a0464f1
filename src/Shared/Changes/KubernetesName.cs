using System.Text.RegularExpressions;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Kubernetes' rules for names and label values.</summary>
public static partial class KubernetesName
{
    private const int MostOfSubdomain = 253;

    private const int MaxLength = 63;

    /// <summary>Checks a name that becomes a Service's: DNS-1035, at most 63 characters.</summary>
    /// <returns>What is wrong, in a sentence; null when it is fine.</returns>
    public static string? ProblemAsServiceName(string name) => name switch
    {
        "" => "Give the waypoint a name.",
        { Length: > MaxLength } => $"A name has at most {MaxLength} characters, because it becomes the name of a Service; this one has {name.Length}.",
        _ when !Dns1035().IsMatch(name) => $"\"{name}\" cannot be the name of a Service: write lower-case letters, digits and '-', beginning with a letter and ending with a letter or digit, such as \"my-waypoint\".",
        _ => null,
    };

    /// <summary>Checks the name of an object such as a ConfigMap: a DNS-1123 subdomain, at most 253 characters.</summary>
    /// <returns>What is wrong, in a sentence; null when it is fine.</returns>
    public static string? ProblemAsObjectName(string name) =>
        name.Length > MostOfSubdomain ? $"A name has at most {MostOfSubdomain} characters; this one has {name.Length}."
        : !Subdomain().IsMatch(name) ? $"\"{name}\" is no name: use lower-case letters, digits, '-' and '.', with a letter or digit at both ends of each part."
        : null;

    /// <summary>Checks a label value.</summary>
    /// <returns>What is wrong, in a sentence; null when it is fine. The empty value is fine.</returns>
    public static string? ProblemAsLabelValue(string value) => value switch
    {
        "" => null,
        { Length: > MaxLength } => $"A label value has at most {MaxLength} characters; this one has {value.Length}.",
        _ when !LabelValue().IsMatch(value) => $"\"{value}\" is no label value: write letters, digits, '-', '_' and '.', beginning and ending with a letter or digit.",
        _ => null,
    };

    [GeneratedRegex(@"^[a-z]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dns1035();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Subdomain();

    [GeneratedRegex(@"^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LabelValue();
}
