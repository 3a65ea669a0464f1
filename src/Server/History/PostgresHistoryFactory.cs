using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace WaypointDashboard.Server.History;

/// <summary>For <c>dotnet ef migrations add NAME --context PostgresHistory --output-dir History/Migrations/Postgres</c>.</summary>
internal sealed class PostgresHistoryFactory : IDesignTimeDbContextFactory<PostgresHistory>
{
    public PostgresHistory CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresHistory>().UseNpgsql("Host=localhost").Options);
}
