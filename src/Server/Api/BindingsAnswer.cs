namespace WaypointDashboard.Server.Api;

/// <summary>The answer to <c>GET /api/v1/bindings</c>; both lists by kind, namespace and name, without what the mesh does not know.</summary>
/// <param name="Services">The Services and ServiceEntries.</param>
/// <param name="Workloads">The Pods and WorkloadEntries, and after them the endpoints that are written in ServiceEntries.</param>
internal sealed record BindingsAnswer(IReadOnlyList<BindingAnswer> Services, IReadOnlyList<BindingAnswer> Workloads);
