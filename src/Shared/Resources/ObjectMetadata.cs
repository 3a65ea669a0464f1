namespace WaypointDashboard.Shared.Resources;

/// <summary>The part of an object's metadata that features use. The resource version is left out on purpose: it changes with every heartbeat that nobody can see.</summary>
/// <param name="Namespace">Empty for cluster-scoped kinds.</param>
/// <param name="Name">The name.</param>
/// <param name="Labels">All labels.</param>
/// <param name="Annotations">Annotations of the known prefixes (<c>istio.io</c> and its subdomains, GitOps tools'); others are dropped while reading.</param>
/// <param name="Uid">The server's id of this incarnation; empty when not known.</param>
/// <param name="CreatedAt">When it was created; null when not known.</param>
/// <param name="Owner">The controlling owner; null when there is none.</param>
/// <param name="IsDeleting">Whether a deletion is under way.</param>
public sealed record ObjectMetadata(
    string Namespace,
    string Name,
    LabelSet Labels,
    LabelSet Annotations,
    string Uid = "",
    DateTimeOffset? CreatedAt = null,
    OwnerReference? Owner = null,
    bool IsDeleting = false);
