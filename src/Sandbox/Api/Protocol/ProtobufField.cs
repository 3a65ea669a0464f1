namespace WaypointDashboard.Sandbox.Api.Protocol;

/// <summary>A field of a message.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Type"><c>string</c>, <c>int</c>, <c>bool</c>, <c>bytes</c>, <c>Time</c>, or another message.</param>
/// <param name="IsList">Whether it repeats.</param>
/// <param name="IsMap">Whether it is a map from strings to the type.</param>
internal sealed record ProtobufField(string Name, string Type, bool IsList, bool IsMap);
