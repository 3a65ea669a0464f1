namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>An API server that goes away, on the embedded cluster.</summary>
public sealed class OutageOnSandboxTests(SandboxGround ground) : OutageScenarios(ground), IClassFixture<SandboxGround>;

/// <summary>An API server that goes away, on a real API server.</summary>
[Trait("Needs", "ApiServer")]
[Collection(ApiServerOfChanges.Name)]
public sealed class OutageOnApiServerTests(ApiServerGround ground) : OutageScenarios(ground);
