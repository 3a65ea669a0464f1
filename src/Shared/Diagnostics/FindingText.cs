using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Diagnostics;

/// <summary>How findings name things.</summary>
internal static class FindingText
{
    private const int NamedAtMost = 3;

    /// <summary>An object by kind and name, such as <c>Service shop/cart</c>; a waypoint's Gateway is called a Gateway.</summary>
    public static string Of(ObjectKey key) => $"{key.Kind} {key.QualifiedName}";

    /// <summary>A count with its noun, such as <c>1 service</c> or <c>3 services</c>.</summary>
    public static string Count(int count, string singular, string? plural = null) => count == 1 ? $"1 {singular}" : $"{count} {plural ?? singular + "s"}";

    /// <summary>The names of the first few, and how many more there are.</summary>
    public static string Names(IReadOnlyCollection<string> names) => names.Count <= NamedAtMost
        ? Join(names)
        : $"{string.Join(", ", names.Take(NamedAtMost))} and {names.Count - NamedAtMost} more";

    private static string Join(IReadOnlyCollection<string> names) => names.Count < 2
        ? string.Concat(names)
        : $"{string.Join(", ", names.Take(names.Count - 1))} and {names.Last()}";
}
