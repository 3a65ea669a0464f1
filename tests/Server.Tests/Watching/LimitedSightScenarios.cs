using Microsoft.AspNetCore.Http;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Faults;

namespace WaypointDashboard.Server.Tests.Watching;

/// <summary>Watching as somebody who may not see everything.</summary>
public abstract class LimitedSightScenarios(WatchGround ground)
{
    private const string SeesNamespaces = """{ apiGroups: [""], resources: [namespaces], verbs: [get, list, watch] }""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Asking_again_for_what_is_forbidden_takes_nothing_back_and_finds_out_when_it_is_allowed()
    {
        const string Ns = "limited";
        await AllowAsync(Ns, "services, namespaces", "services");
        await using var trial = await WatchTrial.StartAsync(ground, Ns, Token, () => KubeUser.Alice.Token, namespaces: [Ns]);
        await trial.Watched.UntilAsync(() => trial.Watched.Resources.FindNamespace(Ns) is not null, () => "The namespace itself was not read.", Token);
        trial.Watched.StateOf(ResourceKind.Service, Ns).ShouldBe(WatchState.Synced);
        trial.Watched.StateOf(ResourceKind.Pod, Ns).ShouldBe(WatchState.Forbidden);
        trial.Watched.Feed.Connection.State.ShouldBe(ConnectionState.Live);

        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var pods = trial.Proxy.Let(request => FaultRule.IsList(request, "pods"), new Fault.Hold(gate.Task));
        var self = trial.Proxy.Let(request => request.Path.Value!.EndsWith($"/namespaces/{Ns}", StringComparison.Ordinal), new Fault.Hold(gate.Task));
        await trial.MinutesPassUntilAsync(() => pods.IsSpent && self.IsSpent, "Not asked again.", Token);
        await SettleAsync(trial, Ns);
        trial.Watched.Now.Mesh.Coverage.IsReady.ShouldBeTrue();
        trial.Watched.StateOf(ResourceKind.Pod, Ns).ShouldBe(WatchState.Forbidden);
        trial.Watched.Resources.FindNamespace(Ns).ShouldNotBeNull();

        await AllowAsync(Ns, "services, namespaces, pods", "pods");
        gate.SetResult();
        await trial.MinutesPassUntilAsync(() => trial.Watched.StateOf(ResourceKind.Pod, Ns) == WatchState.Synced, "Not found out.", Token);
        trial.Watched.StateOf(ResourceKind.Deployment, Ns).ShouldBe(WatchState.Forbidden);
    }

    [Fact]
    public async Task A_namespace_that_has_gone_leaves_nothing_behind_where_each_is_watched_by_itself()
    {
        const string Ns = "leaving";
        await AllowAsync(Ns, "services", "services");
        await AllowAsync("staying", "services", "services");
        using var admin = ground.CreateClient(KubeUser.Admin);
        await AllowEverywhereAsync(SeesNamespaces);
        await using var trial = await WatchTrial.StartAsync(ground, Ns, Token, () => KubeUser.Alice.Token);
        await trial.Watched.UntilAsync(() => trial.Watched.StateOf(ResourceKind.Service, Ns) == WatchState.Synced && trial.Watched.StateOf(ResourceKind.Service, "staying") == WatchState.Synced, () => "Not watched one by one.", Token);
        trial.Watched.Names(ResourceKind.Service, Ns).ShouldContain("kept");

        // Where no controller empties namespaces, what was in them stays in the store, and nobody tells that it has gone.
        using var deleted = await admin.DeleteAsync($"/api/v1/namespaces/{Ns}", Token);
        deleted.EnsureSuccessStatusCode();
        using var body = new StringContent($$$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{{Ns}}}" },"spec":{"finalizers":[]}}""", System.Text.Encoding.UTF8, "application/json");
        using var finalized = await admin.PutAsync($"/api/v1/namespaces/{Ns}/finalize", body, Token);
        await trial.Watched.UntilAsync(() => trial.Watched.Resources.FindNamespace(Ns) is null, () => "The namespace is still there.", Token);
        await trial.Watched.UntilAsync(() => trial.Watched.Now.Mesh.Coverage.Kinds.Keys.All(key => key.Namespace != Ns), () => "Its watches are still shown.", Token);
        trial.Watched.Names(ResourceKind.Service, Ns).ShouldBeEmpty();
        trial.Watched.StateOf(ResourceKind.Service, "staying").ShouldBe(WatchState.Synced);
        await AllowEverywhereAsync();
    }

    [Fact]
    public async Task Who_may_list_all_and_not_watch_it_goes_on_watching_one_by_one()
    {
        const string Ns = "listed";
        await AllowAsync(Ns, "services", "services");
        await AllowEverywhereAsync(SeesNamespaces, """{ apiGroups: [""], resources: [services], verbs: [list] }""");
        await using var trial = await WatchTrial.StartAsync(ground, Ns, Token, () => KubeUser.Alice.Token);
        await trial.MinutesPassUntilAsync(() => trial.Watched.StateOf(ResourceKind.Service, Ns) == WatchState.Synced, "Not watched one by one.", Token);
        var tries = Tries(trial);

        // An answer that never comes does not end the asking.
        var silence = trial.Proxy.Let(IsAskedAgain, new Fault.Hold(new TaskCompletionSource().Task));
        await trial.MinutesPassUntilAsync(() => silence.IsSpent, "Not asked again.", Token);
        trial.Time.Pass(TimeSpan.FromSeconds(31));
        var watch = trial.Proxy.Let(request => FaultRule.IsWatch(request, "services") && IsOfAll(request), new Fault.Hold(Task.CompletedTask), int.MaxValue);
        var left = watch.Left;
        await trial.MinutesPassUntilAsync(() => watch.Left <= left - 2, "Not asked again after the silence.", Token);
        trial.Watched.StateOf(ResourceKind.Service, Ns).ShouldBe(WatchState.Synced);
        trial.Watched.StateOf(ResourceKind.Service).ShouldBeNull();
        Tries(trial).ShouldBe(tries, "it was not tried to watch all of them");
        trial.Watched.Names(ResourceKind.Service, Ns).ShouldContain("kept");

        await AllowEverywhereAsync(SeesNamespaces, """{ apiGroups: [""], resources: [services], verbs: [list, watch] }""");
        await trial.MinutesPassUntilAsync(() => trial.Watched.StateOf(ResourceKind.Service) == WatchState.Synced, "Not found out.", Token);
        trial.Watched.Names(ResourceKind.Service, Ns).ShouldContain("kept");
        await AllowEverywhereAsync();
    }

    // What is to be watched is read in pages first.
    private static int Tries(WatchTrial trial) => trial.Proxy.Requests.Count(request => request.StartsWith("GET /api/v1/services?limit=500", StringComparison.Ordinal));

    private static bool IsOfAll(HttpRequest request) => request.Path == "/api/v1/services";

    private static bool IsAskedAgain(HttpRequest request) => IsOfAll(request) && request.Query["limit"] == "1";

    // What was said before the request that is held has been taken in once a change that came later has been.
    private static async Task SettleAsync(WatchTrial trial, string ns)
    {
        await trial.ChangeAsync(Token);
        await trial.Watched.UntilAsync(() => trial.Watched.Names(ResourceKind.Service, ns).Contains("made-1"), () => "The change does not come in.", Token);
    }

    private async Task AllowAsync(string ns, string resources, string name)
    {
        using var admin = ground.CreateClient(KubeUser.Admin);
        await new ObjectLoader(admin).LoadAsync(
            $$"""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: { name: {{name}}, namespace: {{ns}} }
            rules: [{ apiGroups: [""], resources: [{{resources}}], verbs: [get, list, watch] }]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: { name: {{name}}, namespace: {{ns}} }
            roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: {{name}} }
            subjects: [{ apiGroup: rbac.authorization.k8s.io, kind: User, name: alice }]
            """,
            Token);
    }

    private async Task AllowEverywhereAsync(params string[] rules)
    {
        using var admin = ground.CreateClient(KubeUser.Admin);
        await new ObjectLoader(admin).LoadAsync(
            $$"""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: { name: everywhere }
            rules: [{{string.Join(", ", rules)}}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: { name: everywhere }
            roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: everywhere }
            subjects: [{ apiGroup: rbac.authorization.k8s.io, kind: User, name: alice }]
            """,
            Token);
    }
}
