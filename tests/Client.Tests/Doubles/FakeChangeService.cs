using System.Threading.Channels;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Tests.Doubles;

/// <summary>A change service whose server answers what a test says.</summary>
internal sealed class FakeChangeService : IChangeService
{
    private readonly Channel<PlanRun> _run = Channel.CreateUnbounded<PlanRun>();

    public bool IsReadOnly { get; set; }

    public Func<PlanStep, StepPreview> Answer { get; set; } = step => new StepPreview(step, "a: 1\n", "a: 2\n", """{"a":2}""", "1", null, []);

    public List<ChangePlan> Previewed { get; } = [];

    public List<(PlanPreview Preview, ApplyOptions Options)> Started { get; } = [];

    public Impact Impact { get; set; } = new([new ImpactFact(Severity.Info, "Nothing changes for traffic.")], [], [], [], []);

    public ImpactPicture Picture { get; set; } = ImpactPicture.Empty;

    public IReadOnlyList<PlanRun> Running { get; set; } = [];

    /// <summary>A digest that is another one whenever a test says so.</summary>
    public string Digest { get; set; } = "d1";

    public Task<PlanPreview> PreviewAsync(ChangePlan plan, CancellationToken cancellationToken)
    {
        Previewed.Add(plan);
        return Task.FromResult(new PlanPreview(plan, [.. plan.Steps.Select(Answer)], Digest));
    }

    public ImpactForecast Forecast(PlanPreview preview) => new(Impact, Picture);

    public Task<Guid> StartAsync(PlanPreview preview, ApplyOptions options, CancellationToken cancellationToken)
    {
        Started.Add((preview, options));
        return Task.FromResult(Guid.Empty);
    }

    public IAsyncEnumerable<PlanRun> FollowAsync(Guid runId, CancellationToken cancellationToken) => _run.Reader.ReadAllAsync(cancellationToken);

    public void Say(RunState state, params StepRun[] steps)
    {
        var preview = Started[^1].Preview;
        _run.Writer.TryWrite(new PlanRun(Guid.Empty, "test", "anna", DateTimeOffset.UnixEpoch, null, preview, state, [.. steps]));
        if (state != RunState.Running)
        {
            _run.Writer.TryComplete();
        }
    }
}
