using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WaypointDashboard.TestKit.Faults;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Server.Tests.Ground;

/// <summary>The faults themselves: a proxy that does not do what it says would let every test behind it pass.</summary>
public sealed class FaultProxyTests : IAsyncLifetime
{
    private const string Watch = "/api/v1/pods?watch=1";

    private readonly WebApplication _server;
    private FaultProxy? _proxy;

    public FaultProxyTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapGet("/api/v1/pods", WatchAsync);
        _server.MapPost("/echo", async (HttpRequest request) => $"{request.Headers.Authorization} {request.ContentType} {await new StreamReader(request.Body).ReadToEndAsync()}");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FaultProxy Proxy => _proxy!;

    private HttpClient Client { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync(Token);
        _proxy = await FaultProxy.StartAsync(new HttpClient { BaseAddress = new Uri(_server.Urls.Single()) }, Token);
        Client.BaseAddress = Proxy.Address;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Proxy.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Without_a_fault_everything_passes()
    {
        (await ReadAsync(4)).ShouldBe(["1", "2", "3", "4"]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/echo") { Content = new StringContent("hello") };
        request.Headers.Add("Authorization", "Bearer me");
        using var reply = await Client.SendAsync(request, Token);
        (await reply.Content.ReadAsStringAsync(Token)).ShouldBe("Bearer me text/plain; charset=utf-8 hello");
        Proxy.Requests.ShouldBe([$"GET {Watch}", "POST /echo"]);
    }

    [Fact]
    public async Task An_answer_comes_as_often_as_asked_for()
    {
        var rule = Proxy.Let(request => FaultRule.IsWatch(request, "pods"), new Fault.Answer(429, TimeSpan.FromSeconds(7)), times: 2);
        for (var i = 0; i < 2; i++)
        {
            using var reply = await Client.GetAsync(Watch, Token);
            reply.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            reply.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
            JsonNode.Parse(await reply.Content.ReadAsStringAsync(Token))!["reason"]!.ToString().ShouldBe("TooManyRequests");
        }

        rule.IsSpent.ShouldBeTrue();
        (await ReadAsync(1)).ShouldBe(["1"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cut_breaks_the_connection_off(bool midEvent)
    {
        Let(new Fault.Cut(2, midEvent));
        using var reader = await OpenAsync();
        (await reader.ReadLineAsync(Token)).ShouldBe("{\"event\":1}");
        await Should.ThrowAsync<IOException>(async () =>
        {
            while (await reader.ReadLineAsync(Token) is not null)
                await Task.Yield();
        });
    }

    [Fact]
    public async Task Half_an_event_ends_the_stream_properly()
    {
        Let(new Fault.HalfEvent(1));
        using var reader = await OpenAsync();
        (await reader.ReadToEndAsync(Token)).ShouldBe("{\"event\":1}\n{\"eve");
    }

    [Fact]
    public async Task A_stalled_stream_stays_open_and_says_nothing()
    {
        Let(new Fault.Stall(1));
        using var reader = await OpenAsync();
        (await reader.ReadLineAsync(Token)).ShouldBe("{\"event\":1}");
        var next = reader.ReadLineAsync(Token).AsTask();
        (await ReadAsync(4)).Count.ShouldBe(4);
        next.IsCompleted.ShouldBeFalse();
        Proxy.CutAll();
        await Should.ThrowAsync<IOException>(() => next);
    }

    [Fact]
    public async Task Events_come_twice()
    {
        Let(new Fault.Twice());
        (await ReadAsync(4)).ShouldBe(["1", "1", "2", "2"]);
    }

    [Fact]
    public async Task Events_come_in_reverse()
    {
        Let(new Fault.Reversed(3));
        (await ReadAsync(4)).ShouldBe(["3", "2", "1", "4"]);
    }

    [Fact]
    public async Task A_watch_expires()
    {
        Let(new Fault.Expire(1));
        using var reader = await OpenAsync();
        var lines = (await reader.ReadToEndAsync(Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        JsonNode.Parse(lines[1])!["object"]!["code"]!.GetValue<int>().ShouldBe(410);
    }

    [Fact]
    public async Task A_request_is_held_until_it_is_let_go()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Let(new Fault.Hold(gate.Task));
        var held = ReadAsync(1);
        await Deadline.UntilAsync(() => Task.FromResult(Proxy.Requests.Count == 1), TimeSpan.FromSeconds(30), () => "The first request did not come.", Token);
        (await ReadAsync(1)).ShouldBe(["1"]);
        held.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        (await held).ShouldBe(["1"]);
    }

    private static async Task WatchAsync(HttpContext context)
    {
        for (var i = 1; i <= 4; i++)
            await context.Response.WriteAsync($"{{\"event\":{i}}}\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Let(Fault fault) => Proxy.Let(request => FaultRule.IsWatch(request, "pods"), fault);

    private async Task<StreamReader> OpenAsync() => new(await Client.GetStreamAsync(Watch, Token));

    private async Task<IReadOnlyList<string>> ReadAsync(int count)
    {
        using var reader = await OpenAsync();
        var events = new List<string>();
        while (events.Count < count && await reader.ReadLineAsync(Token) is { } line)
            events.Add(JsonNode.Parse(line)!["event"]!.ToString());
        return events;
    }
}
