using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Shared.Tests.Diagnostics;

/// <summary>A button that opens a form which refuses at once helps nobody.</summary>
public sealed class RemedyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(100, 10)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_a_rule_offers_its_form_takes(int seed)
    {
        var cluster = new RandomCluster(seed);
        var current = LiveMeshBuilder.FromScratch(RandomCluster.Beginning, Findings.Everything, 1);
        var tried = 0;
        for (var step = 0; step < 300; step++)
        {
            current = LiveMeshBuilder.Apply(current, [cluster.Event()]).Current;
            foreach (var finding in current.Findings.All)
            {
                if (finding.Remedy is { } remedy)
                {
                    tried++;
                    var refusals = (ChangePlanner.Plan(current, remedy.Intent) as PlanResult.Refused)?.Reasons.Select(reason => reason.Message) ?? [];
                    refusals.ShouldBeEmpty($"seed {seed}, step {step}: {finding.Id} offers \"{remedy.Label}\" for {finding.Object}");
                }
            }
        }

        tried.ShouldBeGreaterThan(0);
    }
}
