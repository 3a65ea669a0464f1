using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Reading;

/// <summary>Where the next page of a list begins, and of which moment the list is.</summary>
/// <param name="Version">The version of the store when the first page was read.</param>
/// <param name="After">The last object of the page before.</param>
internal sealed record ContinueToken(long Version, ObjectName After)
{
    public string Encode() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Wire(Version, After.Namespace, After.Name)));

    public static ContinueToken? Decode(string text)
    {
        if (!Base64Url.IsValid(text)) return null;
        try
        {
            return JsonSerializer.Deserialize<Wire>(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text))) is { Namespace: { } ns, Name: { } name } wire
                ? new ContinueToken(wire.Version, new ObjectName(ns, name))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Wire(long Version, string? Namespace, string? Name);
}
