using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using WaypointDashboard.Sandbox;
using WaypointDashboard.Server.Hosting;
using WaypointDashboard.Server.Tests.Hosting;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Processes;
using Xunit;

namespace WaypointDashboard.Server.Tests.Api;

/// <summary>The whole dashboard on a port of its own, with a sandbox that is empty at first.</summary>
public sealed class Dashboard : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ScratchDirectory _data = new("dashboard");
    private DashboardHost? _host;
    private HttpClient? _http;

    public HttpClient Http => _http ?? throw new InvalidOperationException("The dashboard has not started.");

    public DashboardHost Host => _host ?? throw new InvalidOperationException("The dashboard has not started.");

    private SandboxCluster Sandbox => Host.Services.GetRequiredService<SandboxStart>().Cluster;

    public async ValueTask InitializeAsync()
    {
        var options = new DashboardOptions { Data = _data.Path, Urls = ["http://127.0.0.1:0"], Sandbox = new SandboxOptions() };
        _host = DashboardHost.Build(options, Around.Nothing, builder => builder.Logging.ClearProviders());
        await _host.StartAsync(CancellationToken.None);
        _http = new HttpClient { BaseAddress = _host.Addresses[0] };
        await Deadline.UntilAsync(async () => (await _http.GetAsync("/healthz/ready")).IsSuccessStatusCode, Patience, () => "The dashboard did not become ready.");
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        if (_host is { } host)
        {
            await host.DisposeAsync();
        }

        _data.Dispose();
    }

    /// <summary>Creates an object through the API of the sandbox.</summary>
    public Task CreateAsync(string collection, string json, CancellationToken cancellationToken) => WriteAsync(HttpMethod.Post, collection, json, cancellationToken);

    /// <summary>Replaces a status through the API of the sandbox.</summary>
    public Task PatchStatusAsync(string path, string json, CancellationToken cancellationToken) => WriteAsync(HttpMethod.Patch, $"{path}/status", json, cancellationToken);

    /// <summary>What the dashboard answers.</summary>
    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) => await Http.GetFromJsonAsync<JsonElement>(path, cancellationToken);

    /// <summary>Asks until the answer is as wanted.</summary>
    public async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> wanted, CancellationToken cancellationToken)
    {
        var answer = default(JsonElement);
        await Deadline.UntilAsync(
            async () =>
            {
                var response = await Http.GetAsync(path, cancellationToken);
                answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
                return response.IsSuccessStatusCode && wanted(answer);
            },
            Patience,
            () => $"{path} says {answer}",
            cancellationToken);
        return answer;
    }

    private async Task WriteAsync(HttpMethod method, string path, string json, CancellationToken cancellationToken)
    {
        using var http = ApiClient.Create(Sandbox.Url, Sandbox.CertificateAuthority, Sandbox.AdminToken);
        using var request = new HttpRequestMessage(method, path)
        {
            Content = new StringContent(json, MediaTypeHeaderValue.Parse(method == HttpMethod.Patch ? "application/merge-patch+json" : "application/json")),
        };
        using var response = await http.SendAsync(request, cancellationToken);
        response.StatusCode.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.OK);
    }
}
