namespace WaypointDashboard.Server.Tests.Watching;

/// <summary>Tests that measure what the process holds: nothing else may run beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
