using System.Net.Http.Headers;
using System.Text;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Faults;

namespace WaypointDashboard.Server.Tests.Watching;

/// <summary>A namespace with a little of everything, watched through a proxy that lets faults happen.</summary>
internal sealed class WatchTrial : IAsyncDisposable
{
    private readonly string _ns;
    private int _round;

    private WatchTrial(string ns, HurriedTime time, FaultProxy proxy, HttpClient admin, Watched watched) =>
        (_ns, Time, Proxy, Admin, Watched) = (ns, time, proxy, admin, watched);

    public HurriedTime Time { get; }

    public FaultProxy Proxy { get; }

    /// <summary>Past the proxy.</summary>
    public HttpClient Admin { get; private set; }

    public Watched Watched { get; }

    public static async Task<WatchTrial> StartAsync(WatchGround ground, string ns, CancellationToken cancellationToken, Func<string>? token = null, int waitMilliseconds = 50, IReadOnlyList<string>? namespaces = null)
    {
        var admin = ground.CreateClient(KubeUser.Admin);
        await LoadAsync(admin, ns, cancellationToken);
        var time = new HurriedTime(TimeSpan.FromMilliseconds(waitMilliseconds));
        var proxy = await ground.StartProxyAsync(cancellationToken);
        var trial = new WatchTrial(ns, time, proxy, admin, Watched.Through(proxy.Address, token ?? (() => KubeUser.Admin.Token), time, namespaces ?? []));
        await trial.Watched.ReadyAsync(cancellationToken);
        return trial;
    }

    /// <summary>Lets a fault happen to the next watches of services, and ends the one that is open.</summary>
    public async Task BreakAsync(Fault fault, CancellationToken cancellationToken, int times = 1)
    {
        var rule = Proxy.Let(request => FaultRule.IsWatch(request, "services"), fault, times);
        Proxy.CutAll();
        await TakenAsync(rule, cancellationToken, fault is Fault.Answer ? 0 : times - 1);
    }

    /// <summary>Waits until a fault has happened.</summary>
    public Task TakenAsync(FaultRule rule, CancellationToken cancellationToken, int left = 0) =>
        Watched.UntilAsync(() => rule.Left <= left, () => $"The fault has not happened: {rule.Fault}", cancellationToken);

    /// <summary>Lets the minutes pass after which one asks again, until something is so.</summary>
    public Task MinutesPassUntilAsync(Func<bool> condition, string otherwise, CancellationToken cancellationToken) =>
        Watched.UntilAsync(
            () =>
            {
                Time.PassMinute();
                return condition();
            },
            () => otherwise,
            cancellationToken);

    /// <summary>One service more, one less, and one changed.</summary>
    public async Task ChangeAsync(CancellationToken cancellationToken)
    {
        _round++;
        await SendAsync(HttpMethod.Post, "", $$$"""{"metadata":{"name":"made-{{{_round}}}"},"spec":{"ports":[{"port":80}]}}""", "application/json", cancellationToken);
        await SendAsync(HttpMethod.Patch, "/kept", $$$"""{"metadata":{"labels":{"istio.io/use-waypoint":"round-{{{_round}}}"} } }""", "application/merge-patch+json", cancellationToken);
        await SendAsync(HttpMethod.Delete, $"/gone-{_round}", null, "application/json", cancellationToken);
    }

    /// <summary>The cluster has been emptied: there are other objects now, and some that are called as before.</summary>
    public async Task StartAfreshAsync(WatchGround ground, CancellationToken cancellationToken)
    {
        Admin.Dispose();
        Admin = ground.CreateClient(KubeUser.Admin);
        await LoadAsync(Admin, _ns, cancellationToken);
    }

    /// <summary>What is shown becomes what is there; and the watch goes on.</summary>
    public async Task IsWholeAsync(CancellationToken cancellationToken)
    {
        var fresh = await FreshList.ReadAsync(Admin, cancellationToken);
        fresh.ContainsKey(new ObjectKey(ResourceKind.Service, _ns, "kept")).ShouldBeTrue();
        await Watched.UntilAsync(() => FreshList.Difference(fresh, Watched.Resources).Length == 0, () => FreshList.Difference(fresh, Watched.Resources), cancellationToken);
        await Watched.UntilAsync(() => Watched.Now.Mesh.Coverage.IsLive && Watched.Feed.Connection.State == ConnectionState.Live, () => $"Not live: {string.Join(", ", Watched.Now.Mesh.Coverage.Kinds.Values)}", cancellationToken);

        await ChangeAsync(cancellationToken);
        fresh = await FreshList.ReadAsync(Admin, cancellationToken);
        await Watched.UntilAsync(() => FreshList.Difference(fresh, Watched.Resources).Length == 0, () => $"After a change: {FreshList.Difference(fresh, Watched.Resources)}", cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Watched.DisposeAsync();
        await Proxy.DisposeAsync();
        Admin.Dispose();
    }

    private static async Task LoadAsync(HttpClient admin, string ns, CancellationToken cancellationToken)
    {
        var services = string.Concat(new[] { "kept", "gone-1", "gone-2", "gone-3" }.Select(name =>
            $"---\napiVersion: v1\nkind: Service\nmetadata: {{ name: {name}, namespace: {ns} }}\nspec: {{ ports: [{{ port: 80, protocol: TCP }}] }}\n"));
        await new ObjectLoader(admin).LoadAsync(
            $$"""
            apiVersion: v1
            kind: Namespace
            metadata: { name: {{ns}}, labels: { istio.io/dataplane-mode: ambient } }
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: { name: cart, namespace: {{ns}} }
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: { name: waypoint, namespace: {{ns}} }
            spec: { gatewayClassName: istio-waypoint, listeners: [{ name: mesh, port: 15008, protocol: HBONE }] }
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: { name: istio, namespace: istio-system }
            data: { mesh: "rootNamespace: root-ns\n" }

            """ + services,
            cancellationToken);
    }

    private async Task SendAsync(HttpMethod method, string name, string? body, string type, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/namespaces/{_ns}/services{name}");
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type));
        using var response = await Admin.SendAsync(request, cancellationToken);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(cancellationToken));
    }
}
