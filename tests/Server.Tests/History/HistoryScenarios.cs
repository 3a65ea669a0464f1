using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Changes;
using WaypointDashboard.Server.History;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Tests.History;

/// <summary>What the history keeps, in any database.</summary>
public abstract class HistoryScenarios : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private HistoryDatabase? _database;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected abstract HistoryOptions Options { get; }

    /// <summary>Where the database is, as it is told to people.</summary>
    private protected abstract string Place { get; }

    /// <summary>What to do when it is another version's.</summary>
    private protected abstract string Instead { get; }

    private protected HistoryDatabase Database => _database ??= new HistoryDatabase(Options);

    private RunJournal Journal => new(Database, _time, NullLogger<RunJournal>.Instance);

    private ChangeHistory History => new(Database);

    private HistoryKeeper Keeper => new(Database, Options, _time, NullLogger<HistoryKeeper>.Instance);

    [Fact]
    public async Task A_run_is_there_before_its_first_step_and_complete_after_its_last()
    {
        var run = Run("Deploy waypoint shop/waypoint", "alice", ObjectKey.ForNamespace("shop"));
        (await Journal.BeginAsync(run, new ApplyOptions(), Token)).ShouldBeNull();
        var begun = (await History.ReadAsync(run.Id, Token)).ShouldNotBeNull();
        begun.State.ShouldBe(RunState.Running);
        begun.EndedAt.ShouldBeNull();
        begun.StartedAt.ShouldBe(run.StartedAt);
        begun.Steps.ShouldHaveSingleItem().Step.ShouldBe(run.Preview.Steps[0].Step);

        (await Journal.BeginStepAsync(run.Id, 0, Token)).ShouldBeNull();
        (await History.ReadAsync(run.Id, Token))!.Steps[0].Run.State.ShouldBe(StepState.Running);
        var outcome = new StepOutcome(StepState.Done, Live("1", "a"), Live("2", "b"), null);
        (await Journal.EndStepAsync(run.Id, 0, outcome, Token)).ShouldBeNull();
        (await Journal.EndAsync(run with { State = RunState.Succeeded, EndedAt = _time.GetUtcNow() }, Token)).ShouldBeNull();

        var entry = (await History.ReadAsync(run.Id, Token)).ShouldNotBeNull();
        entry.State.ShouldBe(RunState.Succeeded);
        entry.EndedAt.ShouldBe(_time.GetUtcNow());
        entry.Steps[0].Run.Before.ShouldContain("team: a");
        entry.Steps[0].Run.After.ShouldContain("team: b");
        entry.Steps[0].Run.After.ShouldNotContain("managedFields");
        (await History.ReadAsync(Guid.NewGuid(), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Every_kind_of_step_comes_back_as_it_was()
    {
        var key = new ObjectKey(ResourceKind.Gateway, "shop", "waypoint");
        PlanStep[] steps = [new PlanStep.Apply(key, "{}"), new PlanStep.Patch(key, "{\"a\":1}"), new PlanStep.EditList(key, "[]"), new PlanStep.Delete(key), new PlanStep.WaitForProgrammed(key)];
        var run = Run("All", "alice", steps);
        await Journal.BeginAsync(run, new ApplyOptions(Undoes: run.Id), Token);

        var entry = (await History.ReadAsync(run.Id, Token)).ShouldNotBeNull();

        entry.Steps.Select(step => step.Step).ShouldBe(steps);
        entry.Undoes.ShouldBe(run.Id);
    }

    [Fact]
    public async Task Entries_are_found_by_words_cluster_and_state_page_by_page()
    {
        var marker = Guid.NewGuid().ToString("N");
        for (var number = 0; number < 5; number++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            var run = Run($"Enroll {marker} {number}", number % 2 == 0 ? "Alice" : "bob", new ObjectKey(ResourceKind.Service, "shop", $"cart-{number}"));
            run = run with { Cluster = number == 4 ? "west" : "east" };
            await Journal.BeginAsync(run, new ApplyOptions(), Token);
            await Journal.EndAsync(run with { State = number == 1 ? RunState.Failed : RunState.Succeeded, EndedAt = _time.GetUtcNow() }, Token);
        }

        async Task<string> TitlesAsync(HistoryQuery query) => string.Concat((await History.FindAsync(query, Token)).Entries.Select(entry => entry.Title[^1]));
        (await TitlesAsync(new HistoryQuery(marker))).ShouldBe("43210");
        (await TitlesAsync(new HistoryQuery($"ALICE {marker}"))).ShouldBe("420");
        (await TitlesAsync(new HistoryQuery($"{marker} shop/cart-3"))).ShouldBe("3");
        (await TitlesAsync(new HistoryQuery($"{marker} %"))).ShouldBe("", "a percent sign is a percent sign");
        (await TitlesAsync(new HistoryQuery(marker, Cluster: "west"))).ShouldBe("4");
        (await TitlesAsync(new HistoryQuery(marker, State: RunState.Failed))).ShouldBe("1");
        (await TitlesAsync(new HistoryQuery(marker, Skip: 1, Take: 2))).ShouldBe("32");
        var page = await History.FindAsync(new HistoryQuery(marker, Take: 1), Token);
        page.Total.ShouldBe(5);
        page.Entries.ShouldHaveSingleItem().Steps.ShouldHaveSingleItem().Run.Before.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_whose_process_gave_no_sign_of_life_was_interrupted()
    {
        var key = new ObjectKey(ResourceKind.Gateway, "shop", "waypoint");
        PlanStep[] steps = [new PlanStep.Apply(key, "{}"), new PlanStep.Patch(ObjectKey.ForNamespace("shop"), "{}"), new PlanStep.Delete(key)];
        var run = Run("Interrupted", "alice", steps);
        await Journal.BeginAsync(run, new ApplyOptions(), Token);
        await Journal.BeginStepAsync(run.Id, 0, Token);
        await Journal.EndStepAsync(run.Id, 0, new StepOutcome(StepState.Done, null, Live("1", "a"), null), Token);
        await Journal.BeginStepAsync(run.Id, 1, Token);
        await OwnAsync(run.Id, "elsewhere|7|0");

        _time.Advance(RunJournal.Lease - TimeSpan.FromSeconds(1));
        await Keeper.BeatAsync(Token);
        (await History.ReadAsync(run.Id, Token))!.State.ShouldBe(RunState.Running, "another replica may still be at it");
        _time.Advance(TimeSpan.FromSeconds(2));
        await Keeper.BeatAsync(Token);

        var entry = (await History.ReadAsync(run.Id, Token)).ShouldNotBeNull();
        entry.State.ShouldBe(RunState.Interrupted);
        entry.EndedAt.ShouldBeNull();
        entry.Steps.Select(step => step.Run.State).ShouldBe([StepState.Done, StepState.Unknown, StepState.NotReached]);
        entry.Steps[1].Run.Problem.ShouldNotBeNull().Message.ShouldContain("may or may not have been done");
        (await Journal.BeginStepAsync(run.Id, 2, Token)).ShouldNotBeNull("the run is not ours any more").Message.ShouldContain("not ours any more");
    }

    [Fact]
    public async Task A_run_of_ours_stays_alive_however_long_it_takes()
    {
        var run = Run("Long", "alice", ObjectKey.ForNamespace("shop"));
        await Journal.BeginAsync(run, new ApplyOptions(), Token);
        for (var beat = 0; beat < 10; beat++)
        {
            _time.Advance(HistoryKeeper.Beat);
            await Keeper.BeatAsync(Token);
        }

        (await History.ReadAsync(run.Id, Token))!.State.ShouldBe(RunState.Running);
        (await Journal.BeginStepAsync(run.Id, 0, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_older_than_the_history_is_kept_goes_and_what_has_not_ended_stays()
    {
        var (old, running, open, fresh) = (Run("Old", "alice", ObjectKey.ForNamespace("shop")), Run("Running", "alice", ObjectKey.ForNamespace("shop")), Run("Open", "alice", ObjectKey.ForNamespace("shop")), default(PlanRun));
        foreach (var run in (PlanRun[])[old, running, open])
        {
            (await Journal.BeginAsync(run, new ApplyOptions(), Token)).ShouldBeNull();
            (await Journal.BeginStepAsync(run.Id, 0, Token)).ShouldBeNull();
        }

        await Journal.EndAsync(old with { State = RunState.Succeeded, EndedAt = _time.GetUtcNow() }, Token);
        await OwnAsync(open.Id, "elsewhere|7|0");
        _time.Advance(RunJournal.Lease + TimeSpan.FromSeconds(1));
        await Keeper.BeatAsync(Token);
        (await History.ReadAsync(open.Id, Token))!.State.ShouldBe(RunState.Interrupted);

        await PruneAsync(TimeSpan.FromDays(30));
        (await History.ReadAsync(old.Id, Token)).ShouldNotBeNull("it is not old yet");
        _time.Advance(TimeSpan.FromDays(31));
        fresh = Run("Fresh", "alice", ObjectKey.ForNamespace("shop"));
        await Journal.BeginAsync(fresh, new ApplyOptions(), Token);
        await Journal.EndAsync(fresh with { State = RunState.Failed, EndedAt = _time.GetUtcNow() }, Token);
        await PruneAsync(retention: null);
        (await History.ReadAsync(old.Id, Token)).ShouldNotBeNull("nobody said how long to keep it");
        await PruneAsync(TimeSpan.FromDays(30));

        (await History.ReadAsync(old.Id, Token)).ShouldBeNull();
        (await History.ReadAsync(running.Id, Token)).ShouldNotBeNull("it has not ended").Steps.Count.ShouldBe(1);
        (await History.ReadAsync(open.Id, Token)).ShouldNotBeNull("nobody has looked yet what became of its step");
        (await History.ReadAsync(fresh.Id, Token)).ShouldNotBeNull();
        await using var context = await Database.OpenAsync(Token);
        (await context.Steps.AnyAsync(row => row.RunId == old.Id, Token)).ShouldBeFalse("steps go with their runs");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_history_of_another_version_is_left_alone_and_it_is_said_what_to_do(bool isNoted)
    {
        var run = Run("Kept", "alice", ObjectKey.ForNamespace("shop"));
        (await Journal.BeginAsync(run, new ApplyOptions(), Token)).ShouldBeNull();
        await using (var context = await Database.OpenAsync(Token))
        {
            var applied = (await context.Database.GetAppliedMigrationsAsync(Token)).Single();
            await context.Database.ExecuteSqlRawAsync(
                isNoted ? "UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = '20200101000000_Early'" : "DELETE FROM \"__EFMigrationsHistory\"", Token);
            try
            {
                using var later = new HistoryDatabase(Options);
                var refused = await Should.ThrowAsync<HistorySchemaException>(() => later.OpenAsync(Token));

                refused.Message.ShouldContain(Place);
                refused.Message.ShouldContain(isNoted ? "another version of the dashboard (schema 20200101000000_Early)" : "another version of the dashboard, which");
                refused.Message.ShouldContain("Nothing in it was changed.");
                refused.Message.ShouldContain(Instead);
                var keeper = new HistoryKeeper(later, Options, _time, NullLogger<HistoryKeeper>.Instance);
                await Should.ThrowAsync<HistorySchemaException>(() => keeper.StartAsync(Token), "the dashboard does not start");
                (await context.Runs.AsNoTracking().SingleAsync(row => row.Id == run.Id, Token)).Title.ShouldBe("Kept");
            }
            finally
            {
                // Other tests of the class may share the database.
                await context.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\"", Token);
                await context.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ({applied}, '10.0.0')", Token);
            }
        }
    }

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual ValueTask DisposeAsync()
    {
        _database?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Says that another process applies a run.</summary>
    private protected async Task OwnAsync(Guid run, string owner)
    {
        await using var context = await Database.OpenAsync(Token);
        await context.Runs.Where(row => row.Id == run).ExecuteUpdateAsync(set => set.SetProperty(row => row.Owner, owner), Token);
    }

    private Task PruneAsync(TimeSpan? retention) => new HistoryPruning(Database, Options with { Retention = retention }, _time, NullLogger<HistoryPruning>.Instance).PruneAsync(Token);

    private protected PlanRun Run(string title, string actor, params ObjectKey[] keys) => Run(title, actor, [.. keys.Select(key => new PlanStep.Patch(key, "{}"))]);

    private protected async Task<HistoryEntry> BeginAndBeatAsync(string owner)
    {
        var run = Run("Owned", "alice", ObjectKey.ForNamespace("shop"));
        await Journal.BeginAsync(run, new ApplyOptions(), Token);
        await OwnAsync(run.Id, owner);
        await Keeper.BeatAsync(Token);
        return (await History.ReadAsync(run.Id, Token)).ShouldNotBeNull();
    }

    private PlanRun Run(string title, string actor, IReadOnlyList<PlanStep> steps)
    {
        var plan = new ChangePlan(title, new ChangeIntent.ApplyManifests([]), [.. steps], []);
        var previews = steps.Select(step => new StepPreview(step, "", "", "", "1", null, [], Live("1", "a").Json.ToJsonString()));
        return new PlanRun(Guid.CreateVersion7(_time.GetUtcNow()), "test", actor, _time.GetUtcNow(), null, new PlanPreview(plan, [.. previews], "digest"), RunState.Running, [.. steps.Select(_ => new StepRun(StepState.Waiting))]);
    }

    private static LiveObject Live(string version, string team) =>
        new(Changes.Operating.Parse($$$"""{"metadata":{"name":"shop","resourceVersion":"{{{version}}}","labels":{"team":"{{{team}}}"},"managedFields":[{"manager":"x"}]}}"""));
}
