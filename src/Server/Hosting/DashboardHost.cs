using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using WaypointDashboard.Client;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Api;
using WaypointDashboard.Server.Changes;
using WaypointDashboard.Server.History;
using WaypointDashboard.Server.Mesh;
using WaypointDashboard.Server.Telemetry;
using WaypointDashboard.Server.Topology;

namespace WaypointDashboard.Server.Hosting;

/// <summary>The dashboard, put together.</summary>
public sealed class DashboardHost : IAsyncDisposable
{
    private const string Name = "WaypointDashboard.Server";
    private const string NotFound = "/not-found";

    /// <summary>What a browser may send at once, in bytes: manifests are pasted. The framework's own limit of 32 KB would end the page.</summary>
    private const long LargestPaste = 2 * 1024 * 1024;

    private readonly WebApplication _app;
    private readonly DashboardOptions _options;

    private DashboardHost(WebApplication app, DashboardOptions options) => (_app, _options) = (app, options);

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>The addresses that it listens on, once it is started: with the port that was found when any was asked for.</summary>
    public IReadOnlyList<Uri> Addresses =>
        [.. _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Select(address => new Uri(address))];

    /// <summary>Puts it together.</summary>
    /// <param name="options">How it runs.</param>
    /// <param name="configure">Changes to its services, last.</param>
    /// <exception cref="StartupException">It cannot run like this.</exception>
    public static DashboardHost Build(DashboardOptions options, Action<WebApplicationBuilder>? configure = null) => Build(options, Surroundings.Real(), configure);

    internal static DashboardHost Build(DashboardOptions options, Surroundings surroundings, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = Builder();
        DataDirectory.Prepare(options.Data);
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.PreferHostingUrls(true);
        AddServices(builder.Services, builder.Configuration, options, surroundings);
        configure?.Invoke(builder);
        var app = builder.Build();
        Map(app);
        return new DashboardHost(app, options);
    }

    /// <summary>The files and the environment, without anything of the dashboard.</summary>
    internal static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        return builder;
    }

    /// <summary>Starts it. From then on it listens.</summary>
    /// <exception cref="StartupException">It cannot listen where it should, or cannot start for another reason that can be helped.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (HistorySchemaException refused)
        {
            throw new StartupException(refused.Message, refused);
        }
        catch (Exception failure) when (ListenFailure.Describe(failure, _options.Urls) is { } told)
        {
            throw new StartupException(told, failure);
        }
    }

    /// <summary>Waits until it is told to stop, and stops it.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops it: the steps that are under way are finished, no others are begun.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => _app.StopAsync(cancellationToken);

    /// <summary>Where it is and what it shows, for who started it.</summary>
    public string Greeting()
    {
        var chosen = _app.Services.GetRequiredService<ChosenClusters>();
        var sandbox = _app.Services.GetService<SandboxStart>();
        IEnumerable<string> lines =
        [
            $"Waypoint Dashboard: {string.Join(" ", Addresses.Select(address => address.AbsoluteUri.TrimEnd('/')))}",
            $"It shows {chosen.Why}.{(_options.ReadOnly ? " It changes nothing." : "")}",
            .. chosen.LeftOut,
            .. sandbox is null ? (IEnumerable<string>)[] : [$"For kubectl: export KUBECONFIG={sandbox.Kubeconfig}"],
        ];
        return string.Join(Environment.NewLine, lines);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void AddServices(IServiceCollection services, ConfigurationManager configuration, DashboardOptions options, Surroundings surroundings)
    {
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddClusters(options, surroundings);
        services.AddHistory(options.Data, options.HistoryConnection, options.HistoryRetention);
        services.AddChanges(options.ReadOnly);
        services.AddTopology();
        services.AddDashboardClient();
        services.AddApi();
        services.AddTelemetry();
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LargestPaste);
        services.AddCascadingAuthenticationState();
        services.AddDataProtection().SetApplicationName(Name).PersistKeysToFileSystem(new DirectoryInfo(DataDirectory.Keys(options.Data)));
        if (string.IsNullOrEmpty(configuration["AllowedHosts"]) && options.Urls.All(url => ListenAddress.TryParse(url, out var address) && ListenAddress.IsLocal(address)))
        {
            // Another name for this machine is a trick: a foreign page that had its own name point here.
            services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        }
    }

    private static void Map(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePagesWithReExecute(NotFound, createScopeForStatusCodePages: true);
        app.Use(KeepPagesFromPrograms);
        app.UseSecurityHeaders();
        app.UseSameOrigin();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapTopology();
        app.MapApi();
        app.MapTelemetry();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode => mode.ContentSecurityFrameAncestorsPolicy = null); // See SecurityHeaders.
    }

    /// <summary>The page that says that there is nothing is for people; programs get what the endpoint says.</summary>
    private static Task KeepPagesFromPrograms(HttpContext context, RequestDelegate next)
    {
        if (!IsPage(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(context);
    }

    private static bool IsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Path.StartsWithSegments("/healthz", StringComparison.OrdinalIgnoreCase);
}
