namespace WaypointDashboard.Client.Ports;

/// <summary>Whether the operator may.</summary>
/// <param name="IsAllowed">True when Kubernetes lets them.</param>
/// <param name="Reason">Why not, in a sentence that names verb, resource and namespace; empty when allowed.</param>
/// <param name="MissingRule">The RBAC rule that is missing, as YAML of a Role or ClusterRole; empty when allowed.</param>
public sealed record AccessAnswer(bool IsAllowed, string Reason, string MissingRule);
