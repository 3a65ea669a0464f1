namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>Applying to the embedded cluster.</summary>
public sealed class ApplyOnSandboxTests(SandboxGround ground) : ApplyScenarios(ground), IClassFixture<SandboxGround>;

/// <summary>Applying to a real API server.</summary>
[Trait("Needs", "ApiServer")]
[Collection(ApiServerOfChanges.Name)]
public sealed class ApplyOnApiServerTests(ApiServerGround ground) : ApplyScenarios(ground);
