using Microsoft.EntityFrameworkCore;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.History;

/// <summary>Reads the history.</summary>
internal sealed class ChangeHistory(HistoryDatabase database) : IChangeHistory
{
    private const int MostWords = 20;

    public async Task<HistoryPage> FindAsync(HistoryQuery query, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        var found = context.Runs.AsNoTracking();
        foreach (var word in query.Text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
        {
            found = found.Where(row => row.Words.Contains(word));
        }

        found = query.Cluster is { } cluster ? found.Where(row => row.Cluster == cluster) : found;
        found = query.State is { } state ? found.Where(row => row.State == state) : found;
        var total = await found.CountAsync(cancellationToken);
        var rows = await found.OrderByDescending(row => row.StartedAt).ThenByDescending(row => row.Id)
            .Skip(Math.Max(query.Skip, 0)).Take(Math.Clamp(query.Take, 1, 200)).ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.Id).ToList();
        var steps = await context.Steps.AsNoTracking().Where(row => ids.Contains(row.RunId)).Select(row => new StepRow
        {
            RunId = row.RunId,
            Ordinal = row.Ordinal,
            Kind = row.Kind,
            Target = row.Target,
            Body = row.Body,
            State = row.State,
            ProblemKind = row.ProblemKind,
            Problem = row.Problem,
            MissingRule = row.MissingRule,
        }).ToListAsync(cancellationToken);
        var byRun = steps.ToLookup(row => row.RunId);
        return new HistoryPage([.. rows.Select(row => Entry(row, byRun[row.Id]))], total);
    }

    public async Task<HistoryEntry?> ReadAsync(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } row ? Entry(row, row.Steps) : null;

    public async Task<PlanResult> PlanUndoAsync(Guid id, LiveMesh mesh, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } run)
        {
            return Refuse("There is no such run in the history.");
        }

        if (run.State == RunState.Running)
        {
            return Refuse("The run is still under way: it can be undone when it has ended.");
        }

        var steps = run.Steps.OrderBy(row => row.Ordinal).ToList();
        var result = UndoPlanner.Plan(mesh, run.Title, [.. steps.Where(row => row.State == StepState.Done).Select(row => new UndoStep(StepRecord.ReadStep(row), row.Before, row.After))]);
        return result is PlanResult.Planned { Plan: var plan } && steps.Where(row => row.State == StepState.Unknown).Select(StepRecord.ReadStep).ToList() is { Count: > 0 } unknown
            ? new PlanResult.Planned(plan with { Notices = [.. plan.Notices, .. unknown.Select(NoticeUnknown)] })
            : result;
    }

    private static PlanNotice NoticeUnknown(PlanStep step) =>
        new(Severity.Warning, step.Target, $"Whether the run changed {step.Target.Kind} {step.Target.QualifiedName} is not known: this plan leaves it as it is. Look at it.");

    private static PlanResult.Refused Refuse(string message) => new([new PlanRefusal("", message)]);

    private static HistoryEntry Entry(RunRow row, IEnumerable<StepRow> steps) => new(
        row.Id,
        row.Cluster,
        row.Actor,
        row.Title,
        new DateTimeOffset(row.StartedAt),
        row.EndedAt is { } ended ? new DateTimeOffset(ended) : null,
        row.State,
        steps.OrderBy(step => step.Ordinal).Select(StepRecord.Read).ToValueList(),
        row.Undoes);

    private async Task<RunRow?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        return await context.Runs.AsNoTracking().Include(row => row.Steps).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
    }
}
