using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WaypointDashboard.TestKit.Faults;

/// <summary>
/// Stands in front of an API server, on a loopback port of its own over plain HTTP, passes everything on as it comes, and lets the
/// faults happen that a test asks for. All that is open can be cut at once.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    // Of the connection, not of the message: each side has its own.
    private static readonly HashSet<string> Hops = new(["Host", "Connection", "Transfer-Encoding", "Keep-Alive", "Upgrade"], StringComparer.OrdinalIgnoreCase);

    private readonly WebApplication _server;
    private readonly HttpClient _backend;
    private readonly ConcurrentQueue<FaultRule> _rules = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentDictionary<HttpContext, object> _open = new();

    private FaultProxy(HttpClient backend)
    {
        _backend = backend;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(PassOnAsync);
    }

    public Uri Address => new(_server.Urls.Single());

    /// <summary>What was asked so far, in order: method, path and query.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>How many requests are under way: watches, above all.</summary>
    public int OpenRequests => _open.Count;

    /// <summary>Starts a proxy.</summary>
    /// <param name="backend">A client whose base address is the server's; it is disposed with the proxy. Credentials are the caller's, and passed on.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<FaultProxy> StartAsync(HttpClient backend, CancellationToken cancellation = default)
    {
        var proxy = new FaultProxy(backend);
        await proxy._server.StartAsync(cancellation).ConfigureAwait(false);
        return proxy;
    }

    /// <summary>Lets a fault happen to the next requests that match.</summary>
    public FaultRule Let(Func<HttpRequest, bool> matches, Fault fault, int times = 1)
    {
        var rule = new FaultRule(matches, fault, times);
        _rules.Enqueue(rule);
        return rule;
    }

    /// <summary>Cuts everything that is open, as a network does that goes away.</summary>
    public void CutAll()
    {
        foreach (var (context, gate) in _open)
        {
            // One that ends by itself in this moment is no longer to be touched: the server uses it for another.
            lock (gate)
            {
                if (_open.ContainsKey(context))
                    context.Abort();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        CutAll();
        await _server.DisposeAsync().ConfigureAwait(false);
        _backend.Dispose();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        // Who waits for a request to be counted relies on its fault having been taken.
        var fault = _rules.FirstOrDefault(rule => rule.Takes(context.Request))?.Fault;
        _requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
        var gate = new object();
        _open[context] = gate;
        try
        {
            if (fault is Fault.Answer answer)
            {
                await RefuseAsync(context, answer).ConfigureAwait(false);
                return;
            }

            if (fault is Fault.Say say)
            {
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync(say.Json, context.RequestAborted).ConfigureAwait(false);
                return;
            }

            if (fault is Fault.Hold hold)
                await hold.Until.WaitAsync(context.RequestAborted).ConfigureAwait(false);
            await ForwardAsync(context, fault).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has left, or was cut off.
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            context.Abort(); // The server has gone: so does this connection.
        }
        finally
        {
            lock (gate)
            {
                _open.TryRemove(context, out _);
            }
        }
    }

    private async Task ForwardAsync(HttpContext context, Fault? fault)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"{context.Request.Path}{context.Request.QueryString}");
        if (context.Request.ContentLength > 0 || context.Request.Headers.ContainsKey("Transfer-Encoding"))
            request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, values) in context.Request.Headers)
        {
            // Events can be told apart only in plain text.
            if (!Hops.Contains(name) && !name.Equals("Accept-Encoding", StringComparison.OrdinalIgnoreCase) && !request.Headers.TryAddWithoutValidation(name, [.. values]))
                request.Content?.Headers.TryAddWithoutValidation(name, [.. values]);
        }

        using var response = await _backend.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            if (!Hops.Contains(name) && !(fault is not null && name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)))
                context.Response.Headers[name] = values.ToArray();
        }

        // A promise of more than comes: everything written arrives, and then the client finds the stream broken off. A reset could overtake what was sent.
        if (fault is Fault.Cut)
            context.Response.ContentLength = long.MaxValue;

        var body = await response.Content.ReadAsStreamAsync(context.RequestAborted).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            if (fault is null or Fault.Hold)
                await CopyAsync(body, context).ConfigureAwait(false);
            else
                await new FaultyStream(context, fault).CopyAsync(body).ConfigureAwait(false);
        }
    }

    private static async Task CopyAsync(Stream source, HttpContext context)
    {
        var buffer = new byte[16384];
        await context.Response.StartAsync(context.RequestAborted).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        for (int read; (read = await source.ReadAsync(buffer, context.RequestAborted).ConfigureAwait(false)) > 0;)
        {
            await context.Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted).ConfigureAwait(false);
            await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static Task RefuseAsync(HttpContext context, Fault.Answer answer)
    {
        context.Response.StatusCode = answer.Code;
        if (answer.RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return context.Response.WriteAsJsonAsync(
            new { kind = "Status", apiVersion = "v1", metadata = new { }, status = "Failure", message = "a fault that a test asked for", reason = ReasonOf(answer.Code), code = answer.Code },
            context.RequestAborted);
    }

    private static string ReasonOf(int code) => code switch
    {
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "", // A path that is not known; an object that is not there would be NotFound.
        410 => "Expired",
        429 => "TooManyRequests",
        503 => "ServiceUnavailable",
        _ => "InternalError",
    };
}
