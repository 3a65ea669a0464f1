using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace WaypointDashboard.Server.History;

/// <summary>The way to the history's database, brought to the newest schema before it is first used.</summary>
internal sealed class HistoryDatabase : IDisposable
{
    private const int Retries = 3;

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _gate = new(1);
    private readonly Func<HistoryContext> _create;
    private readonly Action _prepare = () => { };
    private readonly string _place;
    private volatile bool _isReady;

    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public HistoryDatabase(HistoryOptions options)
    {
        if (options.Connection is { } connection)
        {
            var named = new NpgsqlConnectionStringBuilder(connection);
            _place = $"in the PostgreSQL database {named.Database} on {named.Host}";
            var postgres = new DbContextOptionsBuilder<PostgresHistory>()
                .UseNpgsql(
                    new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "waypoint-dashboard" }.ConnectionString,
                    npgsql => npgsql.EnableRetryOnFailure(Retries, RetryPause, null)) // A pool keeps connections that a restarted server has forgotten.
                .Options;
            _create = () => new PostgresHistory(postgres);
        }
        else
        {
            var path = Path.Combine(options.Data, HistoryOptions.FileName);
            _place = $"in {path}";
            _prepare = () => MakePrivate(path);
            var file = new SqliteConnectionStringBuilder { DataSource = path };
            var sqlite = new DbContextOptionsBuilder<SqliteHistory>().UseSqlite(file.ConnectionString).Options;
            _create = () => new SqliteHistory(sqlite);
        }
    }

    /// <summary>Whether a failure is the database's. Npgsql and Entity Framework wrap them as they see fit.</summary>
    public static bool IsFailure(Exception failure) =>
        failure is DbException or DbUpdateException or HistorySchemaException or RetryLimitExceededException or TimeoutException or IOException or SocketException || (failure is InvalidOperationException { InnerException: { } inner } && IsFailure(inner));

    /// <summary>Opens a context.</summary>
    /// <exception cref="HistorySchemaException">The history is another version's.</exception>
    public async Task<HistoryContext> OpenAsync(CancellationToken cancellationToken)
    {
        if (!_isReady)
        {
            await _gate.WaitAsync(cancellationToken);
            try
            {
                _prepare();
                await using var migrating = _create();
                await HistorySchema.CheckAsync(migrating, _place, cancellationToken);
                await migrating.Database.MigrateAsync(cancellationToken);
                _isReady = true;
            }
            finally
            {
                _gate.Release();
            }
        }

        return _create();
    }

    public void Dispose() => _gate.Dispose();

    // Objects of clusters are in it: for its owner alone. SQLite gives the files beside it the same mode.
    private static void MakePrivate(string path)
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(path))
        {
            using var made = new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
        }
    }
}
