using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Reads the events of a watch: JSON, one event a line. A line without its end is not an event.</summary>
internal static class WatchReader
{
    private const int MaxLine = 64 << 20;

    /// <param name="stream">The answer's body.</param>
    /// <param name="heard">Called whenever anything came.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="JsonException">A line is not an event.</exception>
    public static async IAsyncEnumerable<WatchEvent> ReadAsync(Stream stream, Action heard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 14, leaveOpen: true));
        try
        {
            while (true)
            {
                var read = await pipe.ReadAsync(cancellationToken);
                heard();
                var rest = read.Buffer;
                while (rest.PositionOf((byte)'\n') is { } end)
                {
                    var line = rest.Slice(0, end);
                    if (!line.IsEmpty)
                    {
                        using var document = JsonDocument.Parse(line);
                        yield return EventOf(document.RootElement);
                    }

                    rest = rest.Slice(rest.GetPosition(1, end));
                }

                if (rest.Length > MaxLine)
                {
                    throw new JsonException("An event of a watch has no end.");
                }

                pipe.AdvanceTo(rest.Start, rest.End);
                if (read.IsCompleted)
                {
                    yield break;
                }
            }
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }

    private static WatchEvent EventOf(JsonElement line) =>
        line.ValueKind == JsonValueKind.Object && line.TryGetProperty("type", out var type) && line.TryGetProperty("object", out var found)
            ? new WatchEvent(type.GetString() ?? "", found)
            : throw new JsonException("A line of a watch is not an event.");
}
