using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace WaypointDashboard.Server.Tests.Topology;

/// <summary>A browser's side of the hub: SignalR's JSON messages over a web socket.</summary>
internal sealed class TopologySocket : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket _socket = new();
    private readonly Queue<string> _received = new();
    private readonly StringBuilder _rest = new();

    public static async Task<TopologySocket> OpenAsync(Uri hub, string viewId, CancellationToken cancellation)
    {
        var opened = new TopologySocket();
        await opened._socket.ConnectAsync(hub, cancellation);
        await opened.SendAsync("""{"protocol":"json","version":1}""", cancellation);
        await opened.SendAsync($$"""{"type":4,"invocationId":"1","target":"Stream","arguments":["{{viewId}}"]}""", cancellation);
        return opened;
    }

    /// <summary>The next item of the stream, or the message that ends it.</summary>
    public async Task<JsonElement> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            while (_received.TryDequeue(out var text))
            {
                var message = JsonDocument.Parse(text).RootElement;
                if (message.TryGetProperty("type", out var type) && type.GetInt32() is 2 or 3)
                {
                    return message;
                }
            }

            await ReceiveAsync(cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        await ValueTask.CompletedTask;
    }

    private Task SendAsync(string message, CancellationToken cancellation) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, cancellation);

    private async Task ReceiveAsync(CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        var part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellation);
        _rest.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
        var messages = _rest.ToString().Split(End);
        foreach (var message in messages[..^1])
        {
            _received.Enqueue(message);
        }

        _rest.Clear().Append(messages[^1]);
    }
}
