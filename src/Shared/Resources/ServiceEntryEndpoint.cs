namespace WaypointDashboard.Shared.Resources;

/// <summary>An endpoint written in a ServiceEntry: a workload of its own, with its own labels.</summary>
/// <param name="Address">An IP address or a host name.</param>
/// <param name="Labels">The endpoint's labels, not the ServiceEntry's.</param>
/// <param name="Network">Its network; empty when absent.</param>
/// <param name="ServiceAccount">Its service account; empty when absent.</param>
public sealed record ServiceEntryEndpoint(string Address, LabelSet Labels, string Network = "", string ServiceAccount = "");
