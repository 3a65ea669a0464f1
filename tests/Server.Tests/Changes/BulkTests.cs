namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>Five hundred objects, on the embedded cluster.</summary>
public sealed class BulkOnSandboxTests(SandboxGround ground) : BulkScenarios(ground), IClassFixture<SandboxGround>;

/// <summary>Five hundred objects, on a real API server.</summary>
[Trait("Needs", "ApiServer")]
[Collection(ApiServerOfChanges.Name)]
public sealed class BulkOnApiServerTests(ApiServerGround ground) : BulkScenarios(ground);
