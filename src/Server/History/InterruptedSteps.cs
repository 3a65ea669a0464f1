using Microsoft.EntityFrameworkCore;
using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.History;

/// <summary>The steps of interrupted runs that somebody has to look at.</summary>
internal sealed class InterruptedSteps(HistoryDatabase database)
{
    /// <summary>Those of a cluster.</summary>
    public async Task<IReadOnlyList<OpenStep>> FindAsync(string cluster, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        var rows = await context.Runs.AsNoTracking().Where(run => run.Cluster == cluster && run.State == RunState.Interrupted)
            .SelectMany(run => run.Steps).Where(row => row.State == StepState.Unknown && row.Problem == HistoryKeeper.WhileUnderWay).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new OpenStep(row.RunId, row.Ordinal, StepRecord.ReadStep(row), row.Before, row.Planned))];
    }

    /// <summary>Writes down what was found out.</summary>
    /// <param name="open">The step.</param>
    /// <param name="known">What is known now.</param>
    /// <param name="after">The object as it is, as JSON; empty for none.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task CloseAsync(OpenStep open, string known, string after, CancellationToken cancellationToken)
    {
        var problem = $"{HistoryKeeper.WhileUnderWay} {known}";
        await using var context = await database.OpenAsync(cancellationToken);
        await context.Steps.Where(row => row.RunId == open.Run && row.Ordinal == open.Ordinal && row.Problem == HistoryKeeper.WhileUnderWay).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Problem, problem).SetProperty(row => row.After, after), cancellationToken);
    }
}
