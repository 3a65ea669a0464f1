namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>One real API server for all tests of changes, which therefore come one after another: a server each would be more than a small machine can carry.</summary>
[CollectionDefinition(Name)]
public sealed class ApiServerOfChanges : ICollectionFixture<ApiServerGround>
{
    public const string Name = "API server of changes";
}
