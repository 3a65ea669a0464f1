using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace WaypointDashboard.Server.History;

/// <summary>Sees, before anything is migrated, whether a history is one that this version can lead on. What is not is left untouched.</summary>
internal static class HistorySchema
{
    private const string TablesOfSqlite = "SELECT count(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name IN ('runs', 'steps')";
    private const string TablesOfPostgres = "SELECT count(*)::int AS \"Value\" FROM information_schema.tables WHERE table_schema = current_schema() AND table_name IN ('runs', 'steps')";

    /// <summary>Looks.</summary>
    /// <param name="context">The database.</param>
    /// <param name="place">Where it is, for people.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <exception cref="HistorySchemaException">It is another version's.</exception>
    public static async Task CheckAsync(HistoryContext context, string place, CancellationToken cancellationToken)
    {
        var database = context.Database;
        if (!await context.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancellationToken))
        {
            return;
        }

        var applied = (await database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        var strange = applied.Except(database.GetMigrations(), StringComparer.Ordinal).ToList();
        var isForeign = applied.Count == 0 && await database.SqlQueryRaw<int>(context is SqliteHistory ? TablesOfSqlite : TablesOfPostgres).SingleAsync(cancellationToken) > 0;
        if (strange.Count > 0 || isForeign)
        {
            var which = strange.Count > 0 ? $" (schema {string.Join(", ", strange)})" : "";
            var instead = context is SqliteHistory
                ? $"move {HistoryOptions.FileName} and what is beside it ({HistoryOptions.FileName}-wal, {HistoryOptions.FileName}-shm) to another directory, or name another directory with --data"
                : "name another database with --history-connection";
            throw new HistorySchemaException($"The history {place} was written by another version of the dashboard{which}, which this one cannot lead on. Nothing in it was changed. To read it, start the version that wrote it; to begin a new history, {instead}.");
        }
    }
}
