using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Shouldly;
using WaypointDashboard.Server.Hosting;
using WaypointDashboard.Server.Tests.Hosting;
using WaypointDashboard.TestKit.Processes;
using Xunit;

namespace WaypointDashboard.Server.Tests.Api;

/// <summary>The API while the cluster cannot be read: its server does not answer, or the credentials cannot be had.</summary>
public sealed class UnreadClusterTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(60));
    private readonly ScratchDirectory _data = new("unread");
    private DashboardHost? _host;
    private HttpClient? _http;

    private HttpClient Http => _http ?? throw new InvalidOperationException("The dashboard has not started.");

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(_data.File("config"), string.Create(CultureInfo.InvariantCulture, $$$"""
            contexts:
            - {name: away, context: {cluster: away, user: me}}
            - {name: signed-out, context: {cluster: away, user: program}}
            - {name: says-nothing, context: {cluster: away, user: silent}}
            clusters:
            - {name: away, cluster: {server: "https://127.0.0.1:{{{LoopbackPorts.Free(1)[0]}}}"}}
            users:
            - {name: me, user: {token: x}}
            - {name: silent, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: "false", interactiveMode: Never} } }
            - {name: program, user: {exec: {apiVersion: client.authentication.k8s.io/v1, command: /nowhere/sign-in, interactiveMode: Never} } }
            current-context: away
            """));
        var options = new DashboardOptions { Data = _data.Path, Urls = ["http://127.0.0.1:0"], Kubeconfig = _data.File("config") };
        _host = DashboardHost.Build(options, Around.Nothing, builder => builder.Logging.ClearProviders());
        await _host.StartAsync(_deadline.Token);
        _http = new HttpClient { BaseAddress = _host.Addresses[0] };
    }

    public async ValueTask DisposeAsync()
    {
        _http?.Dispose();
        await _host!.DisposeAsync();
        _data.Dispose();
        _deadline.Dispose();
    }

    [Theory]
    [InlineData("/api/v1/bindings")]
    [InlineData("/api/v1/findings")]
    [InlineData("/api/v1/waypoints")]
    [InlineData("/api/v1/topology")]
    [InlineData("/api/v1/paths?from=outside&to=service/shop/cart")]
    public async Task No_answer_is_given_from_a_mesh_that_was_not_read(string path)
    {
        using var response = await Http.GetAsync(path, _deadline.Token);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter?.Delta.ShouldNotBeNull();
        response.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Readiness_says_what_is_missing_and_why()
    {
        var answer = await UntilAsync("/healthz/ready", "detail", "cannot be reached");

        answer.GetProperty("status").GetString().ShouldBe("waiting");
        answer.GetProperty("cluster").GetString().ShouldBe("away");
        answer.GetProperty("waiting").EnumerateArray().Select(kind => kind.GetString()).ShouldContain("Pod");
    }

    [Theory]
    [InlineData("signed-out", "has failed")]
    [InlineData("says-nothing", "has printed no credentials")]
    public async Task A_program_for_credentials_that_fails_is_told_and_hurts_nothing_else(string cluster, string part)
    {
        var answer = await UntilAsync($"/api/v1/bindings?cluster={cluster}", "detail", part);

        answer.GetProperty("status").GetInt32().ShouldBe(503);
        answer.GetProperty("detail").GetString().ShouldNotBeNull().ShouldNotContain("   at ");
        answer.GetProperty("detail").GetString()!.Length.ShouldBeLessThan(500);
    }

    private async Task<JsonElement> UntilAsync(string path, string property, string part)
    {
        var answer = default(JsonElement);
        await Deadline.UntilAsync(
            async () =>
            {
                using var response = await Http.GetAsync(path, _deadline.Token);
                answer = await response.Content.ReadFromJsonAsync<JsonElement>(_deadline.Token);
                return answer.GetProperty(property).GetString()!.Contains(part, StringComparison.Ordinal);
            },
            TimeSpan.FromSeconds(30),
            () => $"{path} says {answer}",
            _deadline.Token);
        return answer;
    }
}
