using Microsoft.AspNetCore.Http;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Faults;

namespace WaypointDashboard.Server.Tests.Watching;

/// <summary>Watching an API server that has just come back: it forbids what it has no rules for yet, and does not know its custom kinds.</summary>
public abstract class StartingServerScenarios(WatchGround ground)
{
    private const string IsNotReady = "is not ready: it may soon allow what it refuses now";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(500)]
    [InlineData(403)]
    public async Task What_it_does_not_allow_or_know_yet_takes_nothing_back_and_is_there_as_soon_as_it_has_started(int readyz)
    {
        var ns = $"starting-{readyz}";
        await using var trial = await WatchTrial.StartAsync(ground, ns, Token);
        await ToldAsync(trial);
        var server = new StartingServer(trial.Proxy);
        server.IsNotReady(readyz);
        var forbidden = server.Forbids(IsOfServices);
        var unknown = server.DoesNotKnow(IsOfGateways);
        trial.Proxy.CutAll();

        await trial.Watched.UntilAsync(() => forbidden.Taken > 3 && unknown.Taken > 3, () => "Not asked again.", Token);
        await trial.Watched.UntilAsync(() => new[] { ResourceKind.Service, ResourceKind.Gateway }.All(kind => Detail(trial.Watched, kind).Contains(IsNotReady, StringComparison.Ordinal)), () => "Nobody says why.", Token);
        trial.Watched.StateOf(ResourceKind.Service).ShouldBe(WatchState.Stale);
        trial.Watched.StateOf(ResourceKind.Gateway).ShouldBe(WatchState.Stale);
        trial.Watched.Names(ResourceKind.Service, ns).ShouldContain("kept");
        trial.Watched.Names(ResourceKind.Gateway, ns).ShouldBe(["waypoint"]);
        trial.Watched.Feed.Connection.State.ShouldBe(ConnectionState.Reconnecting);
        trial.Watched.Feed.Connection.Detail.ShouldContain(IsNotReady);

        await trial.ChangeAsync(Token);
        server.Finish();
        await trial.IsWholeAsync(Token);
    }

    [Fact]
    public async Task Who_comes_while_it_starts_waits_and_does_not_take_its_kinds_for_unknown()
    {
        const string Ns = "starting-together";
        await using var trial = await WatchTrial.StartAsync(ground, Ns, Token);
        var server = new StartingServer(trial.Proxy);
        server.IsNotReady();
        var unknown = server.DoesNotKnow(IsOfGateways);
        var forbidden = server.Forbids(IsOfServices);

        await using var late = Watched.Through(trial.Proxy.Address, () => KubeUser.Admin.Token, trial.Time);
        await late.UntilAsync(() => unknown.Taken > 3 && forbidden.Taken > 3, () => "Not asked again.", Token);
        await late.UntilAsync(() => Detail(late, ResourceKind.Gateway).Contains(IsNotReady, StringComparison.Ordinal), () => "Nobody says why.", Token);
        late.StateOf(ResourceKind.Gateway).ShouldBe(WatchState.Listing);
        late.StateOf(ResourceKind.Service).ShouldBe(WatchState.Listing);
        late.Now.Mesh.Coverage.IsReady.ShouldBeFalse();

        server.Finish();
        await late.ReadyAsync(Token);
        late.Names(ResourceKind.Gateway, Ns).ShouldBe(["waypoint"]);
        late.Names(ResourceKind.Service, Ns).ShouldContain("kept");
    }

    [Fact]
    public async Task One_that_does_not_become_ready_is_taken_at_its_word_in_the_end()
    {
        await using var trial = await WatchTrial.StartAsync(ground, "starting-never", Token);
        var server = new StartingServer(trial.Proxy);
        server.IsNotReady();
        var forbidden = server.Forbids(IsOfServices);
        trial.Proxy.CutAll();
        await trial.Watched.UntilAsync(() => forbidden.Taken > 3, () => "Not asked again.", Token);
        IsForbidden(trial.Watched).ShouldBeFalse();

        trial.Time.Pass(ServerReadiness.Longest);
        await trial.Watched.UntilAsync(() => IsForbidden(trial.Watched), () => "Still believed to start.", Token);
    }

    [Fact]
    public async Task Who_was_never_told_whether_it_is_ready_believes_what_it_says()
    {
        await using var trial = await WatchTrial.StartAsync(ground, "starting-untold", Token);
        var server = new StartingServer(trial.Proxy);
        server.IsNotReady(403);
        server.Forbids(IsOfServices);

        await using var other = Watched.Through(trial.Proxy.Address, () => KubeUser.Admin.Token, trial.Time);
        await other.ReadyAsync(Token);
        await other.UntilAsync(() => IsForbidden(other) && other.Feed.Connection.State == ConnectionState.Live, () => "Not believed.", Token);
    }

    // It was ready once, and said so.
    private static Task ToldAsync(WatchTrial trial) =>
        trial.Watched.UntilAsync(() => trial.Proxy.Requests.Contains("GET /readyz") && trial.Proxy.OpenRequests >= ResourceKinds.All.Count - 2, () => "Nobody asks whether it is ready.", Token);

    // What is forbidden as a whole is tried in each namespace.
    private static bool IsForbidden(Watched watched) => watched.Now.Mesh.Coverage.Kinds.Values.Any(coverage => coverage is { Kind: ResourceKind.Service, State: WatchState.Forbidden });

    private static string Detail(Watched watched, ResourceKind kind) => watched.Now.Mesh.Coverage.Kinds[(kind, null)].Detail;

    private static bool IsOfServices(HttpRequest request) => FaultRule.IsList(request, "services") || FaultRule.IsWatch(request, "services");

    private static bool IsOfGateways(HttpRequest request) => request.Path.Value!.StartsWith("/apis/gateway.networking.k8s.io/", StringComparison.Ordinal);
}
