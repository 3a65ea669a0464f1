using System.Text;

namespace WaypointDashboard.Sandbox.Api.Protocol;

/// <summary>Writes messages of protocol buffers, as far as they are texts and other messages.</summary>
internal sealed class ProtobufWriter
{
    private const int LengthDelimited = 2;
    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public ProtobufWriter Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public ProtobufWriter Message(int field, Action<ProtobufWriter> write)
    {
        var inner = new ProtobufWriter();
        write(inner);
        return Bytes(field, inner.ToArray());
    }

    private ProtobufWriter Bytes(int field, byte[] value)
    {
        Number((field << 3) | LengthDelimited);
        Number(value.Length);
        _bytes.AddRange(value);
        return this;
    }

    private void Number(int value)
    {
        var rest = (uint)value;
        for (; rest >= 0x80; rest >>= 7) _bytes.Add((byte)(rest | 0x80));
        _bytes.Add((byte)rest);
    }
}
