using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Ports;

/// <summary>A question to Kubernetes: may the operator do this?</summary>
/// <param name="Verb"><c>get</c>, <c>create</c>, <c>patch</c>, <c>delete</c>…</param>
/// <param name="Kind">The kind.</param>
/// <param name="Namespace">The namespace; empty for cluster-scoped kinds.</param>
/// <param name="Name">The object; null for any.</param>
public sealed record AccessQuestion(string Verb, ResourceKind Kind, string Namespace, string? Name = null);
