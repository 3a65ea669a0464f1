namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>A killed dashboard, on the embedded cluster.</summary>
public sealed class KilledDashboardOnSandboxTests(SandboxGround ground) : KilledDashboardScenarios(ground), IClassFixture<SandboxGround>;

/// <summary>A killed dashboard, on a real API server.</summary>
[Trait("Needs", "ApiServer")]
[Collection(ApiServerOfChanges.Name)]
public sealed class KilledDashboardOnApiServerTests(ApiServerGround ground) : KilledDashboardScenarios(ground);
