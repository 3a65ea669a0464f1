namespace WaypointDashboard.Server.Api;

/// <summary>Who asks for a waypoint.</summary>
/// <param name="Services">The services and service entries that are bound to it.</param>
/// <param name="Workloads">The pods and workload entries that are bound to it.</param>
/// <param name="Refused">Those that ask for it and are refused.</param>
internal sealed record WaypointConsumers(int Services, int Workloads, int Refused);
