using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Api.Requests;
using WaypointDashboard.Sandbox.Api.Tables;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Responses;

/// <summary>Writes stored objects in the version and form that a client asked for; in the common case by copying bytes.</summary>
internal sealed class ObjectEncoder
{
    private readonly ObjectRepresentation _representation;
    private readonly TableBuilder _table;
    private readonly byte[] _typeMeta;
    private readonly bool _itemsCarryTypeMeta;

    public ObjectEncoder(ApiRequest request, ObjectRepresentation representation, TableBuilder table)
    {
        _representation = representation;
        _table = table;
        _typeMeta = Encoding.UTF8.GetBytes($"{{\"kind\":\"{request.Type.Kind}\",\"apiVersion\":\"{request.ApiVersion}\",");
        _itemsCarryTypeMeta = request.Type.IsCustom;
    }

    public ReadOnlyMemory<byte> Encode(StoredObject value)
    {
        var buffer = new ArrayBufferWriter<byte>(value.Utf8.Length + 64);
        Write(buffer, value);
        return buffer.WrittenMemory;
    }

    /// <summary>An object that stands for itself: an answer, or within a watch event.</summary>
    public void Write(IBufferWriter<byte> output, StoredObject value)
    {
        switch (_representation)
        {
            case ObjectRepresentation.Table:
                output.Write(JsonSerializer.SerializeToUtf8Bytes(_table.Build([value], value.Version), ResponseWriting.Json));
                break;
            case ObjectRepresentation.PartialMetadata:
                output.Write(JsonSerializer.SerializeToUtf8Bytes(PartialMetadata(value), ResponseWriting.Json));
                break;
            default:
                output.Write(_typeMeta);
                output.Write(value.Utf8AfterTypeMeta.Span);
                break;
        }
    }

    /// <summary>An object in a list: built-in kinds leave out what the list says for all of them.</summary>
    public void WriteItem(IBufferWriter<byte> output, StoredObject value)
    {
        if (_representation != ObjectRepresentation.Full || _itemsCarryTypeMeta)
        {
            Write(output, value);
            return;
        }
        output.Write("{"u8);
        output.Write(value.Utf8AfterTypeMeta.Span);
    }

    public static JsonObject PartialMetadata(StoredObject value) => new()
    {
        ["kind"] = "PartialObjectMetadata",
        ["apiVersion"] = "meta.k8s.io/v1",
        ["metadata"] = value.ToJson()["metadata"]!.DeepClone(),
    };
}
