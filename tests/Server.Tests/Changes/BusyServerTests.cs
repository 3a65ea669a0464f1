namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>A busy API server, on the embedded cluster.</summary>
public sealed class BusyServerOnSandboxTests(SandboxGround ground) : BusyServerScenarios(ground), IClassFixture<SandboxGround>;

/// <summary>A busy API server, on a real API server.</summary>
[Trait("Needs", "ApiServer")]
[Collection(ApiServerOfChanges.Name)]
public sealed class BusyServerOnApiServerTests(ApiServerGround ground) : BusyServerScenarios(ground);
