using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Tests.Contract.Wire;

/// <summary>A watch that is under way: events as they come, each a line of JSON.</summary>
public sealed class Watching(HttpResponseMessage response, Stream stream) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly StreamReader _reader = new(stream);

    public int Code => (int)response.StatusCode;

    /// <summary>The next event, null at the end of the stream; fails if neither comes.</summary>
    public async Task<JsonNode?> NextAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        var line = await _reader.ReadLineAsync(limit.Token);
        return line is null ? null : JsonNode.Parse(line);
    }

    /// <summary>The next events, each as "TYPE name", bookmarks left out.</summary>
    public async Task<IReadOnlyList<string>> NextAsync(int count, CancellationToken cancellation)
    {
        var events = new List<string>();
        while (events.Count < count && await NextAsync(cancellation) is { } next)
        {
            if (next.At("type")!.ToString() is not "BOOKMARK" and var type)
                events.Add($"{type} {next.At("object", "metadata", "name")}");
        }
        return events;
    }

    /// <summary>Reads on to where the stream ends or breaks off; fails if it does neither.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        try
        {
            while (await NextAsync(cancellation) is not null)
            {
            }
        }
        catch (IOException)
        {
            // It broke off.
        }
    }

    public void Dispose()
    {
        _reader.Dispose();
        response.Dispose();
    }
}
