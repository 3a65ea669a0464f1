using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace WaypointDashboard.Server.History;

/// <summary>The history's tables. Each database has a context of its own, since each has migrations of its own.</summary>
internal abstract class HistoryContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<RunRow> Runs => Set<RunRow>();

    public DbSet<StepRow> Steps => Set<StepRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var run = modelBuilder.Entity<RunRow>().ToTable("runs");
        run.HasKey(row => row.Id);
        run.Property(row => row.Id).ValueGeneratedNever();
        run.Property(row => row.State).HasConversion<string>().HasMaxLength(16);
        run.HasMany(row => row.Steps).WithOne().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Cascade);
        run.HasIndex(row => row.StartedAt);
        run.HasIndex(row => new { row.State, row.LeaseUntil });

        var step = modelBuilder.Entity<StepRow>().ToTable("steps");
        step.HasKey(row => new { row.RunId, row.Ordinal });
        step.Property(row => row.Kind).HasMaxLength(32);
        step.Property(row => row.State).HasConversion<string>().HasMaxLength(16);
        step.Property(row => row.ProblemKind).HasConversion<string>().HasMaxLength(16);
    }

    // SQLite forgets that a time is UTC.
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(value => value, value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
