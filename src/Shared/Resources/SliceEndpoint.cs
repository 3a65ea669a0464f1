namespace WaypointDashboard.Shared.Resources;

/// <summary>An endpoint of an EndpointSlice.</summary>
/// <param name="Address">Its first address.</param>
/// <param name="IsReady">Whether it takes traffic; absent counts as ready, as in Kubernetes.</param>
/// <param name="PodName">The pod behind it, in the slice's namespace; null when it is no pod.</param>
public sealed record SliceEndpoint(string Address, bool IsReady, string? PodName);
