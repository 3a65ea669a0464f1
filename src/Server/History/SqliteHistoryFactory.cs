using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace WaypointDashboard.Server.History;

/// <summary>For <c>dotnet ef migrations add NAME --context SqliteHistory --output-dir History/Migrations/Sqlite</c>.</summary>
internal sealed class SqliteHistoryFactory : IDesignTimeDbContextFactory<SqliteHistory>
{
    public SqliteHistory CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteHistory>().UseSqlite("Data Source=:memory:").Options);
}
