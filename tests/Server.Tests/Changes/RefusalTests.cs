namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>What stands in the way on the embedded cluster.</summary>
public sealed class RefusalOnSandboxTests(SandboxGround ground) : RefusalScenarios(ground), IClassFixture<SandboxGround>;

/// <summary>What stands in the way on a real API server.</summary>
[Trait("Needs", "ApiServer")]
[Collection(ApiServerOfChanges.Name)]
public sealed class RefusalOnApiServerTests(ApiServerGround ground) : RefusalScenarios(ground);
