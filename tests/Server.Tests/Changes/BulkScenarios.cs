using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.ApiServer;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>Five hundred objects in one plan, on any API server.</summary>
public abstract class BulkScenarios(ChangeGround ground)
{
    private const int Objects = 500;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_hundred_objects_are_changed_one_after_another_and_the_progress_tells_of_each()
    {
        const string Ns = "bulk";
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadServicesAsync(Ns, Objects, Token);
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Admin));
        var before = await cluster.AllAsync(Token);

        var started = TimeProvider.System.GetTimestamp();
        var preview = await operating.Changes.PreviewAsync(Gold(Ns, Objects), Token);
        Console.WriteLine($"{GetType().Name}: preview of {Objects} objects in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F1} s");
        preview.CanApply.ShouldBeTrue(preview.Steps.FirstOrDefault(step => step.Problem is not null)?.Problem?.Message);

        started = TimeProvider.System.GetTimestamp();
        var id = await operating.Changes.StartAsync(preview, new ApplyOptions(), Token);
        PlanRun? run = null;
        await foreach (var state in operating.Changes.FollowAsync(id, Token))
        {
            var done = state.Steps.TakeWhile(step => step.State == StepState.Done).Count();
            state.Steps.Skip(done + 1).ShouldAllBe(step => step.State == StepState.Waiting, "one after another");
            done.ShouldBeGreaterThanOrEqualTo(run?.Steps.Count(step => step.State == StepState.Done) ?? 0);
            run = state;
        }

        Console.WriteLine($"{GetType().Name}: apply of {Objects} objects in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F1} s");
        var aftermath = new Aftermath(cluster, before, operating, run!);
        await aftermath.NothingBeyondThePreviewAsync(Token);
        await aftermath.TheHistoryIsTrueAsync(RunState.Succeeded, [.. Enumerable.Repeat(StepState.Done, Objects)], Token);
        (await operating.History.FindAsync(new HistoryQuery($"bulk/s-{Objects - 1}"), Token)).Entries.ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    /// <summary>A label on each of the services of <see cref="ClusterText.LoadServicesAsync"/>.</summary>
    internal static ChangePlan Gold(string ns, int objects) => new(
        "Gold",
        new ChangeIntent.ApplyManifests([]),
        [.. Enumerable.Range(0, objects).Select(number => new PlanStep.Patch(FaultScenarios.Service(ns, $"s-{number}"), """{"metadata":{"labels":{"tier":"gold"}}}"""))],
        []);
}
