namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>The way back, on the embedded cluster.</summary>
public sealed class UndoOnSandboxTests(SandboxGround ground) : UndoScenarios(ground), IClassFixture<SandboxGround>;

/// <summary>The way back, on a real API server.</summary>
[Trait("Needs", "ApiServer")]
[Collection(ApiServerOfChanges.Name)]
public sealed class UndoOnApiServerTests(ApiServerGround ground) : UndoScenarios(ground);
