using Microsoft.EntityFrameworkCore;

namespace WaypointDashboard.Server.History;

/// <summary>The history in PostgreSQL, which several replicas can share.</summary>
internal sealed class PostgresHistory(DbContextOptions<PostgresHistory> options) : HistoryContext(options);
