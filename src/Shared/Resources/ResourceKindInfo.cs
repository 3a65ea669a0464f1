namespace WaypointDashboard.Shared.Resources;

/// <summary>How the Kubernetes API serves a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Versions">The versions that the dashboard can read, the preferred one first.</param>
/// <param name="Plural">The resource name in URLs.</param>
/// <param name="IsNamespaced">False for cluster-scoped kinds.</param>
public sealed record ResourceKindInfo(ResourceKind Kind, string Group, ValueList<string> Versions, string Plural, bool IsNamespaced)
{
    /// <summary>What stands in <c>apiVersion</c> for the preferred version.</summary>
    public string ApiVersion => Group.Length == 0 ? Versions[0] : $"{Group}/{Versions[0]}";
}
