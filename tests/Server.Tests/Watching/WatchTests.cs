namespace WaypointDashboard.Server.Tests.Watching;

/// <summary>Watching the embedded cluster over a bad line.</summary>
[Collection(nameof(Alone))]
public sealed class RobustnessOnSandboxTests(SandboxWatchGround ground) : RobustnessScenarios(ground), IClassFixture<SandboxWatchGround>;

/// <summary>Watching a real API server over a bad line.</summary>
[Collection(nameof(Alone))]
[Trait("Needs", "ApiServer")]
public sealed class RobustnessOnApiServerTests(ApiServerWatchGround ground) : RobustnessScenarios(ground), IClassFixture<ApiServerWatchGround>;

/// <summary>Watching a part of the embedded cluster.</summary>
[Collection(nameof(Alone))]
public sealed class LimitedSightOnSandboxTests(SandboxWatchGround ground) : LimitedSightScenarios(ground), IClassFixture<SandboxWatchGround>;

/// <summary>Watching a part of what a real API server has.</summary>
[Collection(nameof(Alone))]
[Trait("Needs", "ApiServer")]
public sealed class LimitedSightOnApiServerTests(ApiServerWatchGround ground) : LimitedSightScenarios(ground), IClassFixture<ApiServerWatchGround>;

/// <summary>Watching the embedded cluster while its API server starts.</summary>
[Collection(nameof(Alone))]
public sealed class StartingServerOnSandboxTests(SandboxWatchGround ground) : StartingServerScenarios(ground), IClassFixture<SandboxWatchGround>;

/// <summary>Watching a real API server while it starts.</summary>
[Collection(nameof(Alone))]
[Trait("Needs", "ApiServer")]
public sealed class StartingServerOnApiServerTests(ApiServerWatchGround ground) : StartingServerScenarios(ground), IClassFixture<ApiServerWatchGround>;
