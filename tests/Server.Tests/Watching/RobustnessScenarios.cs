using System.Net.Http.Headers;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Faults;

namespace WaypointDashboard.Server.Tests.Watching;

/// <summary>Whatever happens on the way to an API server: in the end, what is shown is what is there.</summary>
public abstract class RobustnessScenarios(WatchGround ground)
{
    private static readonly TimeSpan AskedWait = TimeSpan.FromSeconds(77);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(101);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, Fault> BrokenStreams = new(StringComparer.Ordinal)
    {
        ["cut-at-once"] = new Fault.Cut(0),
        ["cut-between-events"] = new Fault.Cut(1),
        ["cut-in-the-first-event"] = new Fault.Cut(0, MidEvent: true),
        ["cut-in-a-later-event"] = new Fault.Cut(1, MidEvent: true),
        ["half-an-event"] = new Fault.HalfEvent(1),
        ["expired"] = new Fault.Expire(1),
        ["doubled"] = new Fault.Twice(),
        ["reversed"] = new Fault.Reversed(3),
    };

    [Theory]
    [InlineData("cut-at-once")]
    [InlineData("cut-between-events")]
    [InlineData("cut-in-the-first-event")]
    [InlineData("cut-in-a-later-event")]
    [InlineData("half-an-event")]
    [InlineData("expired")]
    [InlineData("doubled")]
    [InlineData("reversed")]
    public async Task After_a_broken_stream_all_is_as_it_is_in_the_cluster(string fault)
    {
        await using var trial = await WatchTrial.StartAsync(ground, fault, Token);
        await trial.BreakAsync(BrokenStreams[fault], Token);
        await trial.ChangeAsync(Token);
        await trial.IsWholeAsync(Token);
    }

    [Theory]
    [InlineData(410, 1)]
    [InlineData(429, 2)]
    [InlineData(500, 3)]
    [InlineData(503, 2)]
    public async Task After_refusals_all_is_as_it_is_in_the_cluster(int code, int times)
    {
        await using var trial = await WatchTrial.StartAsync(ground, $"refused-{code}", Token);
        var list = trial.Proxy.Let(request => FaultRule.IsList(request, "services"), new Fault.Answer(code), code is 429 or 410 ? 0 : times);
        await trial.BreakAsync(new Fault.Answer(code), Token, times);
        await trial.ChangeAsync(Token);
        await trial.IsWholeAsync(Token);
        list.IsSpent.ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_that_asks_to_be_left_alone_is_and_what_it_then_tells_twice_or_in_disorder_is_sorted_out()
    {
        foreach (var fault in (Fault[])[new Fault.Twice(), new Fault.Reversed(3)])
        {
            await using var trial = await WatchTrial.StartAsync(ground, $"asked-{fault.GetType().Name.ToLowerInvariant()}", Token);
            await trial.BreakAsync(new Fault.Answer(429, AskedWait), Token);
            var resumed = trial.Proxy.Let(request => FaultRule.IsWatch(request, "services"), fault);
            await trial.Watched.UntilAsync(() => trial.Time.IsAwaited(AskedWait), () => "Nobody waits for as long as the server asked.", Token);
            await trial.ChangeAsync(Token);
            await trial.Watched.UntilAsync(() => trial.Watched.StateOf(ResourceKind.Service) == WatchState.Stale, () => "Nobody says that it is stale.", Token);
            resumed.IsSpent.ShouldBeFalse();

            trial.Time.Pass(AskedWait);
            await trial.TakenAsync(resumed, Token);
            await trial.IsWholeAsync(Token);
        }
    }

    [Fact]
    public async Task A_stream_that_has_nothing_to_say_for_too_long_is_given_up()
    {
        await using var trial = await WatchTrial.StartAsync(ground, "stalled", Token);
        await trial.BreakAsync(new Fault.Stall(1), Token);
        await trial.ChangeAsync(Token);
        await trial.Watched.UntilAsync(() => trial.Watched.Names(ResourceKind.Service, "stalled").Contains("made-1"), () => "The first event did not come.", Token);
        trial.Watched.Names(ResourceKind.Service, "stalled").ShouldContain("gone-1");

        trial.Time.Pass(Silence);
        await trial.IsWholeAsync(Token);
    }

    [Fact]
    public async Task A_list_whose_pages_become_too_old_while_they_are_read_is_read_in_one()
    {
        const int More = 510; // A page holds 500.
        await using var trial = await WatchTrial.StartAsync(ground, "paged", Token);
        await Parallel.ForAsync(0, More, Token, async (number, token) =>
        {
            using var body = new StringContent($$$"""{"metadata":{"name":"many-{{{number}}}"}}""", MediaTypeHeaderValue.Parse("application/json"));
            using var made = await trial.Admin.PostAsync("/api/v1/namespaces/paged/serviceaccounts", body, token);
            made.EnsureSuccessStatusCode();
        });
        var later = trial.Proxy.Let(request => FaultRule.IsList(request, "serviceaccounts") && request.Query.ContainsKey("continue"), new Fault.Answer(410));
        var watch = trial.Proxy.Let(request => FaultRule.IsWatch(request, "serviceaccounts"), new Fault.Answer(410));
        trial.Proxy.CutAll();
        await trial.TakenAsync(watch, Token);
        await trial.TakenAsync(later, Token);

        await trial.IsWholeAsync(Token);
        trial.Watched.Names(ResourceKind.ServiceAccount, "paged").Count(name => name.StartsWith("many-", StringComparison.Ordinal)).ShouldBe(More);
        await Parallel.ForAsync(0, More, Token, async (number, token) => (await trial.Admin.DeleteAsync($"/api/v1/namespaces/paged/serviceaccounts/many-{number}", token)).Dispose());
    }

    [Fact]
    public async Task A_slow_list_holds_up_nobody_else_and_misses_nothing()
    {
        await using var trial = await WatchTrial.StartAsync(ground, "slow", Token);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var list = trial.Proxy.Let(request => FaultRule.IsList(request, "services"), new Fault.Hold(gate.Task));
        await trial.BreakAsync(new Fault.Answer(410), Token);
        await trial.TakenAsync(list, Token);
        await trial.ChangeAsync(Token);
        await new ObjectLoader(trial.Admin).LoadAsync("apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: late, namespace: slow }\n", Token);
        await trial.Watched.UntilAsync(() => trial.Watched.Names(ResourceKind.ServiceAccount, "slow").Contains("late"), () => "The others wait too.", Token);
        trial.Watched.Names(ResourceKind.Service, "slow").ShouldContain("gone-1");

        gate.SetResult();
        await trial.IsWholeAsync(Token);
    }

    [Fact]
    public async Task A_token_that_expires_is_replaced_by_the_one_that_the_configuration_has_by_then()
    {
        var token = KubeUser.Admin.Token;
        await using var trial = await WatchTrial.StartAsync(ground, "expired-token", Token, () => Volatile.Read(ref token));
        Volatile.Write(ref token, "expired"); // Read anew, and still not good.
        trial.Proxy.Let(request => request.Headers.Authorization == $"Bearer {KubeUser.Admin.Token}", new Fault.Answer(401), int.MaxValue);
        trial.Proxy.CutAll();
        trial.Time.Pass(TimeSpan.FromSeconds(11));
        await trial.Watched.UntilAsync(() => trial.Watched.Feed.Connection.State == ConnectionState.Unauthorized, () => "Nobody minds.", Token);
        await trial.ChangeAsync(Token);

        await new ObjectLoader(trial.Admin).LoadAsync(
            "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: { name: alice-is-admin }\nroleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: everything }\n"
            + "subjects: [{ apiGroup: rbac.authorization.k8s.io, kind: User, name: alice }]\n---\n"
            + "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: everything }\nrules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }]\n",
            Token);
        Volatile.Write(ref token, KubeUser.Alice.Token);
        trial.Time.Pass(TimeSpan.FromSeconds(11));
        await trial.Watched.UntilAsync(() => trial.Watched.Feed.Connection.State == ConnectionState.Live, () => "The new token is not used.", Token);
        await trial.IsWholeAsync(Token);
        (await trial.Admin.DeleteAsync("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/alice-is-admin", Token)).Dispose();
    }

    [Fact]
    public async Task A_server_that_comes_back_with_nothing_of_what_it_knew_leaves_no_ghosts()
    {
        await using var trial = await WatchTrial.StartAsync(ground, "emptied", Token);
        await new ObjectLoader(trial.Admin).LoadAsync("apiVersion: v1\nkind: Namespace\nmetadata: { name: lost }\n---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: lost, namespace: lost }\n", Token);
        await trial.Watched.UntilAsync(() => trial.Watched.Names(ResourceKind.ServiceAccount, "lost").Contains("lost"), () => "Not seen.", Token);

        await ground.LoseEverythingAsync(Token);
        await trial.StartAfreshAsync(ground, Token);

        // The server was there again some moments before the custom kinds were.
        await trial.MinutesPassUntilAsync(() => trial.Watched.StateOf(ResourceKind.Gateway) == WatchState.Synced, "Gateways are not served.", Token);
        await trial.IsWholeAsync(Token);
        trial.Watched.Names(ResourceKind.ServiceAccount, "lost").ShouldBeEmpty();
        trial.Watched.Resources.FindNamespace("lost").ShouldBeNull();
    }

    [Fact]
    public async Task A_thousand_cuts_leave_nothing_in_memory()
    {
        const long MostBytes = 1 << 20; // What the proxy notes of its requests is a third of it; a connection that is kept would be thirty times that.
        await using var trial = await WatchTrial.StartAsync(ground, "cuts", Token, waitMilliseconds: 1);
        await CutAsync(trial, 100);
        var (bytes, waits) = (Retained(), trial.Time.Waits);

        await CutAsync(trial, 1000);
        await trial.Watched.UntilAsync(() => trial.Time.Waits <= waits + ResourceKinds.All.Count, () => $"{waits} timers have become {trial.Time.Waits}.", Token);
        await trial.Watched.UntilAsync(() => Retained() < bytes + MostBytes, () => $"{bytes} bytes have become {Retained()}.", Token);
        await trial.IsWholeAsync(Token);
    }

    // What was cut off in its middle comes again on the next watch, and is cut again.
    private static async Task CutAsync(WatchTrial trial, int times)
    {
        var rule = trial.Proxy.Let(request => FaultRule.IsWatch(request, "services"), new Fault.Cut(0, MidEvent: true), times);
        trial.Proxy.CutAll();
        await trial.ChangeAsync(Token);
        while (!rule.IsSpent)
        {
            var left = rule.Left;
            await trial.Watched.UntilAsync(() => rule.Left < left, () => $"It ended with {left} cuts to go.", Token);
        }

        var fresh = await FreshList.ReadAsync(trial.Admin, Token);
        await trial.Watched.UntilAsync(() => FreshList.Difference(fresh, trial.Watched.Resources).Length == 0, () => FreshList.Difference(fresh, trial.Watched.Resources), Token);
    }

    private static long Retained() => GC.GetTotalMemory(forceFullCollection: true);
}
