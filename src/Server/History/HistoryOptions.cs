namespace WaypointDashboard.Server.History;

/// <summary>Where the history is kept.</summary>
/// <param name="Data">The directory for the SQLite file.</param>
/// <param name="Connection">The PostgreSQL database; null for SQLite.</param>
/// <param name="Retention">How long entries are kept; null for ever.</param>
internal sealed record HistoryOptions(string Data, string? Connection, TimeSpan? Retention = null)
{
    /// <summary>The name of the SQLite file.</summary>
    public const string FileName = "history.db";

    /// <summary>Whether other machines can write to the same history.</summary>
    public bool IsShared => Connection is not null;
}
