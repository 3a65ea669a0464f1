namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>Faults, on the embedded cluster.</summary>
public sealed class FaultOnSandboxTests(SandboxGround ground) : FaultScenarios(ground), IClassFixture<SandboxGround>;

/// <summary>Faults, on a real API server.</summary>
[Trait("Needs", "ApiServer")]
[Collection(ApiServerOfChanges.Name)]
public sealed class FaultOnApiServerTests(ApiServerGround ground) : FaultScenarios(ground);
