using System.Buffers;
using System.Text.Json;
using WaypointDashboard.Shared.Resources.Reading;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Copies of an object, token by token as they come in, what is read of it: the value of any other field becomes <c>null</c>. Each token is looked at once, however the network cut the object up.</summary>
/// <param name="fields">What is read.</param>
internal sealed class ItemTrimmer(FieldTree fields)
{
    private const int FirstSize = 1 << 12;

    private readonly ArrayBufferWriter<byte> _kept = new(FirstSize);
    private readonly Stack<FieldTree> _open = new();
    private FieldTree _next = FieldTree.Everything;
    private int _copiedTo;
    private int? _passing;
    private bool _isDropping;

    /// <summary>Whether an object has begun and not ended.</summary>
    public bool IsOpen => _open.Count > 0;

    /// <summary>Begins an object whose first token has just been read.</summary>
    public void Begin(in Utf8JsonReader reader)
    {
        _kept.ResetWrittenCount();
        _copiedTo = (int)reader.TokenStartIndex;
        _open.Push(fields);
    }

    /// <summary>Reads on.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="bytes">What it reads from.</param>
    /// <returns>The object; null when there is more of it to come.</returns>
    public JsonDocument? Continue(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes)
    {
        while (IsOpen)
        {
            if (!reader.Read())
            {
                Keep(bytes, (int)reader.BytesConsumed);
                _copiedTo = 0; // The rest comes to the front of the buffer.
                return null;
            }

            Take(ref reader, bytes);
        }

        Keep(bytes, (int)reader.BytesConsumed);
        return JsonDocument.Parse(_kept.WrittenMemory);
    }

    private void Take(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes)
    {
        if (_passing is { } depth)
        {
            if (reader.CurrentDepth == depth && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            {
                Pass(ref reader);
            }

            return;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                Enter(ref reader, bytes);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                _open.Push(_next);
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _open.Pop();
                break;
        }

        if (IsOpen && reader.TokenType != JsonTokenType.PropertyName)
        {
            _next = _open.Peek();
        }
    }

    private void Enter(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes)
    {
        var found = reader.ValueIsEscaped ? FieldTree.Everything : _open.Peek().Of(reader.ValueSpan); // No name that we know needs escapes.
        if (found is null)
        {
            Keep(bytes, (int)reader.BytesConsumed);
            _kept.Write("null"u8);
            (_passing, _isDropping) = (reader.CurrentDepth, true);
        }
        else if (ReferenceEquals(found, FieldTree.Everything))
        {
            _passing = reader.CurrentDepth;
        }
        else
        {
            _next = found;
        }
    }

    private void Pass(ref Utf8JsonReader reader)
    {
        if (_isDropping)
        {
            _copiedTo = (int)reader.BytesConsumed;
        }

        (_passing, _isDropping) = (null, false);
        _next = _open.Peek();
    }

    private void Keep(ReadOnlySpan<byte> bytes, int end)
    {
        if (!_isDropping)
        {
            _kept.Write(bytes[_copiedTo..end]);
        }

        _copiedTo = end;
    }
}
