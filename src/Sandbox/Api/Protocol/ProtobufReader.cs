namespace WaypointDashboard.Sandbox.Api.Protocol;

/// <summary>Walks over the fields of one protobuf message.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;
    private int _wireType;

    public int Field { get; private set; }

    public bool Next()
    {
        if (_position >= _bytes.Length) return false;
        var tag = Varint();
        (Field, _wireType) = ((int)(tag >> 3), (int)(tag & 7));
        return true;
    }

    public ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_position >= _bytes.Length) break;
            var part = _bytes[_position++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
        throw new ProtobufException("unexpected end of a number");
    }

    public ReadOnlySpan<byte> Bytes()
    {
        var length = (int)Varint();
        if (length < 0 || length > _bytes.Length - _position) throw new ProtobufException("unexpected end of a field");
        var result = _bytes.Slice(_position, length);
        _position += length;
        return result;
    }

    public void Skip()
    {
        switch (_wireType)
        {
            case 0:
                Varint();
                break;
            case 1:
                _position += 8;
                break;
            case 2:
                Bytes();
                break;
            case 5:
                _position += 4;
                break;
            default:
                throw new ProtobufException($"unknown wire type {_wireType}");
        }
    }
}
