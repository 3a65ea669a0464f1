using Microsoft.EntityFrameworkCore;
using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.History;

/// <summary>The steps of interrupted runs, and of those that lost the API server, that somebody has to look at.</summary>
internal sealed class InterruptedSteps(HistoryDatabase database)
{
    /// <summary>What is said last of a step whose object could not be read after its answer had not come.</summary>
    public const string Unread = "cannot be read: the step may or may not have been done.";

    /// <summary>Those of a cluster.</summary>
    public async Task<IReadOnlyList<OpenStep>> FindAsync(string cluster, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        var rows = await context.Runs.AsNoTracking().Where(run => run.Cluster == cluster && run.State != RunState.Running)
            .SelectMany(run => run.Steps).Where(row => row.State == StepState.Unknown && (row.Problem == HistoryKeeper.WhileUnderWay || row.Problem.EndsWith(Unread))).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new OpenStep(row.RunId, row.Ordinal, StepRecord.ReadStep(row), row.Before, row.Planned, row.Problem))];
    }

    /// <summary>Writes down what was found out.</summary>
    /// <param name="open">The step.</param>
    /// <param name="known">What is known now.</param>
    /// <param name="after">The object as it is, as JSON; empty for none.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task CloseAsync(OpenStep open, string known, string after, CancellationToken cancellationToken)
    {
        var problem = $"{open.Problem} {known}";
        await using var context = await database.OpenAsync(cancellationToken);
        await context.Steps.Where(row => row.RunId == open.Run && row.Ordinal == open.Ordinal && row.Problem == open.Problem).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Problem, problem).SetProperty(row => row.After, after), cancellationToken);
    }
}
