using System.Buffers;
using System.Text.Json;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Reads the JSON of a list item by item as it comes in: never more of it is held than one item and what the network brought.</summary>
internal sealed class ListReader(Action<JsonElement> onItem)
{
    private const int FirstSize = 1 << 16;

    private JsonReaderState _state;
    private bool _inItems;
    private string? _property;

    /// <summary>The version that the list shows.</summary>
    public string ResourceVersion { get; private set; } = "";

    /// <summary>Where the list goes on; null at its end.</summary>
    public string? Continue { get; private set; }

    /// <param name="stream">The answer's body.</param>
    /// <param name="heard">Called whenever anything came.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="JsonException">This is no list, or not all of it.</exception>
    public async Task ReadAsync(Stream stream, Action heard, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
        var filled = 0;
        try
        {
            while (true)
            {
                var count = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken);
                heard();
                filled += count;
                var consumed = Consume(buffer.AsSpan(0, filled), count == 0);
                if (count == 0)
                {
                    return;
                }

                buffer.AsSpan(consumed, filled - consumed).CopyTo(buffer);
                filled -= consumed;
                if (filled == buffer.Length)
                {
                    buffer = Grow(buffer);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private int Consume(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        var reader = new Utf8JsonReader(bytes, isFinal, _state);
        var done = reader;
        while (TryStep(ref reader))
        {
            done = reader;
        }

        _state = done.CurrentState;
        return (int)done.BytesConsumed;
    }

    // A step is a token, or a value that is there as a whole.
    private bool TryStep(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            return false;
        }

        if (_inItems)
        {
            return reader.TokenType == JsonTokenType.EndArray ? LeaveItems() : TryValue(ref reader, onItem);
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _property = reader.GetString();
                return true;
            case JsonTokenType.StartArray when _property == "items":
                _inItems = true;
                return true;
            case JsonTokenType.StartObject when _property == "metadata":
                return TryValue(ref reader, ReadMetadata);
            case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth > 0:
                return reader.TrySkip();
            default:
                return true;
        }
    }

    private bool LeaveItems()
    {
        _inItems = false;
        return true;
    }

    private static bool TryValue(ref Utf8JsonReader reader, Action<JsonElement> use)
    {
        var ahead = reader;
        if (!ahead.TrySkip())
        {
            return false;
        }

        using var document = JsonDocument.ParseValue(ref reader);
        use(document.RootElement);
        return true;
    }

    private void ReadMetadata(JsonElement metadata)
    {
        ResourceVersion = metadata.TryGetProperty("resourceVersion", out var version) ? version.GetString() ?? "" : "";
        Continue = metadata.TryGetProperty("continue", out var next) && next.GetString() is { Length: > 0 } place ? place : null;
    }
}
