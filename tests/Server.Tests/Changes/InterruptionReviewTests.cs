namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>Steps that nobody saw the end of, on the embedded cluster.</summary>
public sealed class InterruptionReviewOnSandboxTests(SandboxGround ground) : InterruptionReviewScenarios(ground), IClassFixture<SandboxGround>;

/// <summary>Steps that nobody saw the end of, on a real API server.</summary>
[Trait("Needs", "ApiServer")]
[Collection(ApiServerOfChanges.Name)]
public sealed class InterruptionReviewOnApiServerTests(ApiServerGround ground) : InterruptionReviewScenarios(ground);
