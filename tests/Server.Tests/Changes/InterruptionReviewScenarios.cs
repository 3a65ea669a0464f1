using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.History;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>What is found out about steps whose dashboard was killed between the sending and the answer.</summary>
public abstract class InterruptionReviewScenarios(ChangeGround ground)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("review-done", true, "is as previewed. The step was done.")]
    [InlineData("review-not-done", false, "is as before. The step was not done.")]
    public async Task The_object_says_whether_the_step_was_done(string name, bool isDone, string known)
    {
        using var data = new ScratchDirectory("review");
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(name, Token);
        var ns = ObjectKey.ForNamespace(name);
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Admin), data.Path);
        var preview = await operating.PreviewAsync(ApplyScenarios.Label(ns, "tier", "gold"), Token);
        var run = new PlanRun(Guid.NewGuid(), "test", "alice", TimeProvider.System.GetUtcNow(), null, preview, RunState.Running, [new StepRun(StepState.Waiting)]);
        await KilledAsync(data.Path, run);
        if (isDone)
        {
            await cluster.PatchAsync(ns, """{"metadata":{"labels":{"tier":"gold"}}}""", Token);
        }

        await operating.LookBackAsync(Token);

        var step = (await operating.History.ReadAsync(run.Id, Token)).ShouldNotBeNull().Steps.ShouldHaveSingleItem();
        step.Run.State.ShouldBe(StepState.Unknown);
        step.Run.Problem.ShouldNotBeNull().Message.ShouldBe($"The dashboard stopped while this step was under way: it may or may not have been done. Read again: Namespace {name} {known}");
    }

    [Fact]
    public async Task What_could_not_be_read_when_the_API_server_went_away_is_read_later()
    {
        using var data = new ScratchDirectory("review-later");
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync("review-later", Token);
        var ns = ObjectKey.ForNamespace("review-later");
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Admin), data.Path);
        var preview = await operating.PreviewAsync(ApplyScenarios.Label(ns, "tier", "gold"), Token);
        const string unread = "The API server did not answer. The answer never came, and Namespace review-later cannot be read: the step may or may not have been done.";
        var unknown = new StepRun(StepState.Unknown, new StepProblem(StepProblemKind.Unreachable, unread));
        var run = new PlanRun(Guid.NewGuid(), "test", "alice", TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow(), preview, RunState.Failed, [unknown]);
        using (var database = new HistoryDatabase(new HistoryOptions(data.Path, null)))
        {
            (await new RunJournal(database, TimeProvider.System, NullLogger<RunJournal>.Instance).BeginAsync(run, new ApplyOptions(), Token)).ShouldBeNull();
        }

        await cluster.PatchAsync(ns, """{"metadata":{"labels":{"tier":"gold"}}}""", Token);
        await operating.LookBackAsync(Token);
        await operating.LookBackAsync(Token);

        var step = (await operating.History.ReadAsync(run.Id, Token)).ShouldNotBeNull().Steps.ShouldHaveSingleItem();
        step.Run.State.ShouldBe(StepState.Unknown);
        step.Run.Problem.ShouldNotBeNull().Message.ShouldBe($"{unread} Read again: Namespace review-later is as previewed. The step was done.");
    }

    // As a process leaves it that dies while it waits for an answer.
    private static async Task KilledAsync(string data, PlanRun run)
    {
        using var database = new HistoryDatabase(new HistoryOptions(data, null));
        var journal = new RunJournal(database, TimeProvider.System, NullLogger<RunJournal>.Instance);
        (await journal.BeginAsync(run, new ApplyOptions(), Token)).ShouldBeNull();
        (await journal.BeginStepAsync(run.Id, 0, Token)).ShouldBeNull();
        await using var context = await database.OpenAsync(Token);
        await context.Runs.ExecuteUpdateAsync(set => set.SetProperty(row => row.Owner, $"{Environment.MachineName}|{int.MaxValue}|0"), Token);
    }
}
