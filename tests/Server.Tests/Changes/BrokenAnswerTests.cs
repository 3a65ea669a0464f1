namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>Lost answers, on the embedded cluster.</summary>
public sealed class BrokenAnswerOnSandboxTests(SandboxGround ground) : BrokenAnswerScenarios(ground), IClassFixture<SandboxGround>;

/// <summary>Lost answers, on a real API server.</summary>
[Trait("Needs", "ApiServer")]
[Collection(ApiServerOfChanges.Name)]
public sealed class BrokenAnswerOnApiServerTests(ApiServerGround ground) : BrokenAnswerScenarios(ground);
