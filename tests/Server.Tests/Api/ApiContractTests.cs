using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace WaypointDashboard.Server.Tests.Api;

/// <summary>What holds for the whole API: errors, the document, probes, metrics, headers.</summary>
public sealed class ApiContractTests(Dashboard dashboard) : IClassFixture<Dashboard>, IDisposable
{
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(60));

    public void Dispose() => _deadline.Dispose();

    [Theory]
    [InlineData("/api/v1/bindings?cluster=moon", 404, "There is no cluster called moon. There are: sandbox.")]
    [InlineData("/api/v1/waypoints?cluster=moon", 404, "moon")]
    [InlineData("/api/v1/findings?cluster=moon", 404, "moon")]
    [InlineData("/api/v1/topology?cluster=moon", 404, "moon")]
    [InlineData("/api/v1/nothing", 404, "/api/v1/nothing")]
    [InlineData("/api/v1/paths?from=outside&to=service/shop/ghost", 404, "There is no Service shop/ghost")]
    [InlineData("/api/v1/paths?from=pod/shop/ghost&to=service/default/kubernetes", 404, "There is no Pod shop/ghost")]
    [InlineData("/api/v1/paths?from=gateway/shop/ghost&to=service/default/kubernetes", 404, "There is no Gateway shop/ghost")]
    [InlineData("/api/v1/paths?from=outside", 400, "\"to\" is missing")]
    [InlineData("/api/v1/paths?to=service/default/kubernetes", 400, "\"from\" is missing")]
    [InlineData("/api/v1/paths?from=shop/ghost&to=service/default/kubernetes", 400, "\"from\" is \"shop/ghost\"")]
    [InlineData("/api/v1/paths?from=outside&to=service/default/kubernetes:0", 400, "\"to\" is \"service/default/kubernetes:0\"")]
    public async Task Errors_are_problem_details_that_name_what_is_wrong(string path, int status, string detail)
    {
        using var response = await dashboard.Http.GetAsync(path, _deadline.Token);

        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(_deadline.Token);
        problem.GetProperty("status").GetInt32().ShouldBe(status);
        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(detail);
    }

    [Fact]
    public async Task The_document_lists_every_route_of_the_api()
    {
        var document = await dashboard.GetAsync("/openapi/v1.json", _deadline.Token);
        var listed = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();

        var routes = dashboard.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => route.StartsWith("/api/v1/", StringComparison.Ordinal) || route.StartsWith("/healthz/", StringComparison.Ordinal))
            .ToList();

        routes.Count.ShouldBeGreaterThanOrEqualTo(7);
        routes.ShouldBeSubsetOf(listed);
        listed.ShouldContain("/api/v1/paths");
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            var answer = path.Value.GetProperty("get").GetProperty("responses").GetProperty("200");
            answer.GetProperty("content").GetProperty("application/json").TryGetProperty("schema", out _).ShouldBeTrue(path.Name);
        }
    }

    [Fact]
    public async Task The_document_tells_the_parameters_and_the_shape_of_an_answer()
    {
        var document = await dashboard.GetAsync("/openapi/v1.json", _deadline.Token);

        var paths = document.GetProperty("paths").GetProperty("/api/v1/paths").GetProperty("get");
        paths.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()).ShouldBe(["from", "to", "cluster"]);
        paths.GetProperty("responses").EnumerateObject().Select(response => response.Name).ShouldBe(["200", "400", "404", "503"], ignoreOrder: true);
        document.GetProperty("components").GetProperty("schemas").GetProperty("BindingAnswer").GetProperty("properties").TryGetProperty("decidedBy", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task The_document_tells_the_shape_of_every_answer()
    {
        var document = await dashboard.GetAsync("/openapi/v1.json", _deadline.Token);
        var schemas = document.GetProperty("components").GetProperty("schemas");

        foreach (var path in document.GetProperty("paths").EnumerateObject().Where(path => path.Name.StartsWith("/api/v1/", StringComparison.Ordinal)))
        {
            var schema = path.Value.GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
            var name = schema.GetProperty("$ref").GetString().ShouldNotBeNull(path.Name).Split('/')[^1];
            schemas.GetProperty(name).GetProperty("properties").EnumerateObject().ShouldNotBeEmpty(path.Name);
        }

        schemas.GetProperty("TopologyNodeAnswer").GetProperty("properties").EnumerateObject().Select(property => property.Name).ShouldContain("state");
    }

    [Fact]
    public async Task Readiness_says_of_which_cluster()
    {
        var ready = await dashboard.GetAsync("/healthz/ready", _deadline.Token);

        ready.GetProperty("status").GetString().ShouldBe("ready");
        ready.GetProperty("cluster").GetString().ShouldBe("sandbox");
        ready.GetProperty("connection").GetString().ShouldBe("Live");
        ready.GetProperty("waiting").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("waypoint_watch_lag_seconds{")]
    [InlineData("waypoint_watch_lists_total{")]
    [InlineData("waypoint_snapshot_build_seconds_bucket{")]
    [InlineData("waypoint_mesh_objects{")]
    [InlineData("http_server_request_duration_seconds_count{")]
    public async Task Metrics_are_there_for_Prometheus(string series)
    {
        using var response = await dashboard.Http.GetAsync("/metrics", _deadline.Token);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/plain");
        (await response.Content.ReadAsStringAsync(_deadline.Token)).ShouldContain(series);
    }

    [Fact]
    public async Task A_page_runs_nothing_but_its_own_scripts_and_stands_in_no_frame()
    {
        using var response = await dashboard.Http.GetAsync("/", _deadline.Token);

        var policy = response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        var script = policy.Split("; ").Single(directive => directive.StartsWith("script-src", StringComparison.Ordinal));
        script.ShouldStartWith("script-src 'self' 'sha256-");
        script.ShouldNotContain("unsafe");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("default-src 'self'");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [InlineData("/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("/hubs/topology/negotiate?negotiateVersion=1")]
    public async Task Pages_of_other_sites_may_not_open_connections(string path)
    {
        (await StatusAsync(path, "https://evil.example")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(path, "null")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(path, dashboard.Http.BaseAddress!.GetLeftPart(UriPartial.Authority))).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(path, null)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_of_nothing_is_a_page_for_people_and_a_plain_404_for_programs()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nothing") { Headers = { { "Accept", "text/html" } } };
        using var page = await dashboard.Http.SendAsync(request, _deadline.Token);
        using var plain = await dashboard.Http.GetAsync("/nothing", _deadline.Token);

        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await page.Content.ReadAsStringAsync(_deadline.Token)).ShouldContain("_framework/blazor.web");
        plain.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        plain.Content.Headers.ContentLength.ShouldBe(0);
    }

    [Fact]
    public async Task Another_name_for_this_machine_is_not_answered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "rebound.example" } };

        using var response = await dashboard.Http.SendAsync(request, _deadline.Token);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<HttpStatusCode> StatusAsync(string path, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await dashboard.Http.SendAsync(request, _deadline.Token);
        return response.StatusCode;
    }
}
