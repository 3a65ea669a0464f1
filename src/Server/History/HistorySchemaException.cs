namespace WaypointDashboard.Server.History;

/// <summary>The history was written by a version of the dashboard whose schema this one does not know. The message says what to do.</summary>
internal sealed class HistorySchemaException(string message) : Exception(message);
