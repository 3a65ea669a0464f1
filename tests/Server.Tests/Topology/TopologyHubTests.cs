using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Topology;
using WaypointDashboard.Shared.Topology;
using Xunit;

namespace WaypointDashboard.Server.Tests.Topology;

public sealed class TopologyHubTests : IAsyncLifetime
{
    private static readonly ClaimsPrincipal Nobody = new();

    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromSeconds(60));
    private readonly StagedMesh _mesh = new(StagedMesh.Namespace("shop"), StagedMesh.Service("shop", "cart"));
    private WebApplication? _app;

    private WebApplication App => _app ?? throw new InvalidOperationException("The host has not started.");

    private ITopologyViews Views => App.Services.GetRequiredService<ITopologyViews>();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddTopology();
        builder.Services.AddSingleton<IClusterCatalog, NoClusters>();
        _app = builder.Build();
        _app.MapTopology();
        await _app.StartAsync(_deadline.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _deadline.Dispose();
    }

    [Fact]
    public async Task The_whole_graph_comes_first_and_then_each_step()
    {
        using var view = Views.Open(_mesh, TopologyView.Expand("shop"), Nobody);
        await using var socket = await ConnectAsync(view.Id);

        var whole = Item(await socket.NextAsync(_deadline.Token));
        whole.GetProperty("from").GetInt64().ShouldBe(0);
        Ids(whole, "addedNodes").ShouldBe(["namespace/shop", "service/shop/cart"]);

        _mesh.Upsert(StagedMesh.Service("shop", "till"));

        var step = Item(await socket.NextAsync(_deadline.Token));
        step.GetProperty("from").GetInt64().ShouldBe(whole.GetProperty("to").GetInt64());
        Ids(step, "addedNodes").ShouldBe(["service/shop/till"]);
        Ids(step, "changedNodes").ShouldBe(["namespace/shop"]);
    }

    [Fact]
    public async Task A_page_that_shows_something_else_sends_the_difference()
    {
        using var view = Views.Open(_mesh, TopologyView.Initial, Nobody);
        await using var socket = await ConnectAsync(view.Id);
        await socket.NextAsync(_deadline.Token);

        view.Show(TopologyView.Expand("shop"));

        Ids(Item(await socket.NextAsync(_deadline.Token)), "addedNodes").ShouldBe(["service/shop/cart"]);
    }

    [Fact]
    public async Task Enums_come_by_name()
    {
        using var view = Views.Open(_mesh, TopologyView.Initial, Nobody);
        await using var socket = await ConnectAsync(view.Id);

        var node = Item(await socket.NextAsync(_deadline.Token)).GetProperty("addedNodes")[0];

        node.GetProperty("kind").GetString().ShouldBe("namespace");
        node.GetProperty("state").GetString().ShouldBe("notEnrolled");
    }

    [Fact]
    public async Task Another_users_view_is_not_found()
    {
        var somebody = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "ann")], "test"));
        using var view = Views.Open(_mesh, TopologyView.Initial, somebody);
        await using var socket = await ConnectAsync(view.Id);

        (await socket.NextAsync(_deadline.Token)).GetProperty("error").GetString().ShouldNotBeNull().ShouldContain("not open any more");
    }

    [Fact]
    public async Task Closing_a_view_ends_its_stream()
    {
        var view = Views.Open(_mesh, TopologyView.Initial, Nobody);
        await using var socket = await ConnectAsync(view.Id);
        await socket.NextAsync(_deadline.Token);

        view.Dispose();

        var end = await socket.NextAsync(_deadline.Token);
        end.GetProperty("type").GetInt32().ShouldBe(3);
        end.TryGetProperty("error", out _).ShouldBeFalse();
    }

    [Fact]
    public void Ids_of_views_are_long_and_differ()
    {
        using var one = Views.Open(_mesh, TopologyView.Initial, Nobody);
        using var other = Views.Open(_mesh, TopologyView.Initial, Nobody);

        one.Id.Length.ShouldBe(32);
        other.Id.ShouldNotBe(one.Id);
    }

    private Task<TopologySocket> ConnectAsync(string viewId)
    {
        var hub = new UriBuilder(App.Urls.Single()) { Scheme = "ws", Path = ITopologyViews.HubPath };
        return TopologySocket.OpenAsync(hub.Uri, viewId, _deadline.Token);
    }

    private static JsonElement Item(JsonElement message) => message.GetProperty("item");

    private static IEnumerable<string?> Ids(JsonElement delta, string list) => delta.GetProperty(list).EnumerateArray().Select(item => item.GetProperty("id").GetString());
}
