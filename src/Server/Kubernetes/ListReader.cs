using System.Buffers;
using System.Text.Json;
using WaypointDashboard.Shared.Resources.Reading;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Reads the JSON of a list item by item as it comes in: never more of it is held than what is read of one item and what the network brought.</summary>
/// <param name="fields">What is read of an item; all else is <c>null</c> in it.</param>
/// <param name="onItem">Takes an item, which is gone when it returns.</param>
internal sealed class ListReader(FieldTree fields, Action<JsonElement> onItem)
{
    private const int FirstSize = 1 << 16;

    private readonly ItemTrimmer _item = new(fields);
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
        while (_item.IsOpen ? TryItem(ref reader, bytes) : TryStep(ref reader))
        {
            // Reads on.
        }

        _state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    private bool TryItem(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes)
    {
        using var item = _item.Continue(ref reader, bytes);
        if (item is not null)
        {
            onItem(item.RootElement);
        }

        return item is not null;
    }

    // A step is a token, the beginning of an item, or a value that is there as a whole; what is not there as a whole is read again.
    private bool TryStep(ref Utf8JsonReader reader)
    {
        var before = reader;
        if (reader.Read() && TryTake(ref reader))
        {
            return true;
        }

        reader = before;
        return false;
    }

    private bool TryTake(ref Utf8JsonReader reader)
    {
        if (_inItems)
        {
            return TryBegin(ref reader);
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
                return TryMetadata(ref reader);
            case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth > 0:
                return reader.TrySkip();
            default:
                return true;
        }
    }

    private bool TryBegin(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                _item.Begin(reader);
                return true;
            case JsonTokenType.EndArray:
                _inItems = false;
                return true;
            default:
                return reader.TrySkip(); // No object, and so no item.
        }
    }

    private bool TryMetadata(ref Utf8JsonReader reader)
    {
        var ahead = reader;
        if (!ahead.TrySkip())
        {
            return false;
        }

        using var document = JsonDocument.ParseValue(ref reader);
        ReadMetadata(document.RootElement);
        return true;
    }

    private void ReadMetadata(JsonElement metadata)
    {
        ResourceVersion = metadata.TryGetProperty("resourceVersion", out var version) ? version.GetString() ?? "" : "";
        Continue = metadata.TryGetProperty("continue", out var next) && next.GetString() is { Length: > 0 } place ? place : null;
    }
}
