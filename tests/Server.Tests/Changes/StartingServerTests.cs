namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>An API server that starts, on the embedded cluster.</summary>
public sealed class StartingServerOnSandboxTests(SandboxGround ground) : StartingServerScenarios(ground), IClassFixture<SandboxGround>;

/// <summary>An API server that starts, on a real API server.</summary>
[Trait("Needs", "ApiServer")]
[Collection(ApiServerOfChanges.Name)]
public sealed class StartingServerOnApiServerTests(ApiServerGround ground) : StartingServerScenarios(ground);
