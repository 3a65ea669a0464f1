using System.Text;
using Microsoft.Playwright;
using WaypointDashboard.Sandbox;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Benchmarks.Canvas;

/// <summary>A large cluster and the scenario of five namespaces in this process, one dashboard over both in a process of its own, and a browser.</summary>
internal sealed class CanvasGround : IAsyncDisposable
{
    public const string Large = "large";
    public const string Small = "small";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ScratchDirectory _scratch = new("canvas");
    private readonly List<IAsyncDisposable> _running = [];
    private HttpClient? _writer;
    private IPlaywright? _playwright;
    private IBrowserContext? _context;

    /// <summary>Where the dashboard is.</summary>
    public Uri Address { get; private set; } = new("http://localhost");

    /// <summary>Who changes the large cluster.</summary>
    public HttpClient Writer => _writer ?? throw new InvalidOperationException("The clusters have not been started.");

    private IBrowserContext Context => _context ?? throw new InvalidOperationException("The browser has not been started.");

    public static async Task<CanvasGround> StartAsync()
    {
        var ground = new CanvasGround();
        var large = await SandboxCluster.StartAsync(new() { Scenario = SandboxScenario.Scale, Scale = new() { Pods = 10_000, Services = 1_500, Namespaces = 100 } }, CancellationToken.None);
        var small = await SandboxCluster.StartAsync(new() { Scenario = SandboxScenario.Bookinfo }, CancellationToken.None);
        ground._running.AddRange([large, small]);
        ground._writer = ApiClient.Create(large.Url, large.CertificateAuthority, large.AdminToken);
        await ground.StartDashboardAsync([(Large, large), (Small, small)]);
        await ground.StartBrowserAsync();
        return ground;
    }

    /// <summary>A new tab, which has nothing remembered of others but what the browser caches.</summary>
    public Task<IPage> OpenAsync() => Context.NewPageAsync();

    /// <summary>Goes to the topology, and waits until its canvas has drawn nodes.</summary>
    /// <returns>How long it took from the start of the navigation, in milliseconds.</returns>
    public async Task<double> ShowAsync(IPage page, string query)
    {
        await page.GotoAsync(new Uri(Address, $"/?{query}").ToString(), new() { WaitUntil = WaitUntilState.Commit });
        var drawn = await page.WaitForFunctionAsync("() => window.nodesDrawnAt", options: new() { Timeout = (float)Patience.TotalMilliseconds });
        return await drawn.JsonValueAsync<double>();
    }

    public async ValueTask DisposeAsync()
    {
        _running.Reverse();
        foreach (var running in _running)
        {
            await running.DisposeAsync();
        }

        _playwright?.Dispose();
        _writer?.Dispose();
        _scratch.Dispose();
    }

    private async Task StartDashboardAsync(IReadOnlyList<(string Name, SandboxCluster Cluster)> clusters)
    {
        var kubeconfig = Path.Combine(_scratch.Path, "kubeconfig");
        await File.WriteAllTextAsync(kubeconfig, Kubeconfig(clusters));
        var port = LoopbackPorts.Free(1)[0];
        Address = new($"http://localhost:{port}");
        var program = Path.Combine(AppContext.BaseDirectory, "WaypointDashboard.Server");
        var dashboard = GuardedProcess.Start(
            Path.Combine(_scratch.Path, "dashboard.log"), program, ["--cluster", "kubeconfig", "--kubeconfig", kubeconfig, "--port", $"{port}", "--data", Path.Combine(_scratch.Path, "data")]);
        _running.Add(dashboard);
        using var http = new HttpClient { BaseAddress = Address };
        await Deadline.UntilAsync(() => IsReadyAsync(http), Patience, () => $"The dashboard did not become ready: {dashboard.LastOutput()}");
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/healthz/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // It does not listen yet.
        }
    }

    private async Task StartBrowserAsync()
    {
        _playwright = await Playwright.CreateAsync();
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = folders.Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists),
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
        });
        _running.Add(browser);
        _context = await browser.NewContextAsync(new() { BypassCSP = true, ViewportSize = new() { Width = 1920, Height = 1080 } });
        await _context.AddInitScriptAsync(CanvasProbe.Script);
    }

    private static string Kubeconfig(IEnumerable<(string Name, SandboxCluster Cluster)> clusters)
    {
        var text = new StringBuilder($"apiVersion: v1\nkind: Config\ncurrent-context: {Large}\n");
        Append("clusters", (name, cluster) => $"- name: {name}\n  cluster:\n    server: {cluster.Url.AbsoluteUri.TrimEnd('/')}\n    certificate-authority-data: {Convert.ToBase64String(Encoding.ASCII.GetBytes(cluster.CertificateAuthority))}\n");
        Append("users", (name, cluster) => $"- name: {name}\n  user:\n    token: {cluster.AdminToken}\n");
        Append("contexts", (name, _) => $"- name: {name}\n  context:\n    cluster: {name}\n    user: {name}\n");
        return text.ToString();

        void Append(string section, Func<string, SandboxCluster, string> entry)
        {
            text.Append(section).Append(":\n");
            foreach (var (name, cluster) in clusters)
            {
                text.Append(entry(name, cluster));
            }
        }
    }
}
