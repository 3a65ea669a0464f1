using Microsoft.EntityFrameworkCore;

namespace WaypointDashboard.Server.History;

/// <summary>The history in a file.</summary>
internal sealed class SqliteHistory(DbContextOptions<SqliteHistory> options) : HistoryContext(options);
