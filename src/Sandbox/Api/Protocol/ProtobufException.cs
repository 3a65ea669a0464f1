namespace WaypointDashboard.Sandbox.Api.Protocol;

/// <summary>Bytes that are no protobuf.</summary>
internal sealed class ProtobufException(string message) : Exception(message);
