using Microsoft.Extensions.Time.Testing;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Tests.Scenario;

public sealed class ChurnTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Deployments_change_only_when_churn_is_asked_for(bool churn)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 12, 8, 0, 0, TimeSpan.Zero));
        await using var cluster = await SandboxCluster.StartAsync(new SandboxOptions { Scenario = SandboxScenario.Bookinfo, Churn = churn, TimeProvider = time }, TestContext.Current.CancellationToken);
        var before = Generations(cluster);
        for (var seconds = 0; seconds < 120 && (!churn || Changed() < 3); seconds++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
        if (churn) Changed().ShouldBeInRange(3, 4);
        else Changed().ShouldBe(0);

        int Changed() => Generations(cluster).Count(pair => before.TryGetValue(pair.Key, out var generation) && generation != pair.Value);
    }

    private static Dictionary<string, long> Generations(SandboxCluster cluster) => cluster.Store.List(ResourceTypes.Deployment).Items
        .Where(each => each.Namespace is "bookinfo" or "shop" or "erp" or "legacy" && !each.Labels.ContainsKey("gateway.istio.io/managed"))
        .ToDictionary(each => $"{each.Key}", each => each.ToJson()["metadata"]!["generation"]!.GetValue<long>(), StringComparer.Ordinal);
}
