using WaypointDashboard.Client.Ports;
using WaypointDashboard.Sandbox;
using WaypointDashboard.Server.Tests.Changes;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Server.Tests.Diagnostics;

/// <summary>Every form that a finding of the scenario offers is opened, previewed and applied, one after the other on one cluster, as an operator would who works through the page.</summary>
public sealed class SandboxRemediesTests : IAsyncLifetime
{
    // Remedies bring about others (a waypoint that is deployed has no budget yet), but not without end.
    private const int MostRemedies = 150;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly ScratchDirectory _scratch = new("remedies");
    private SandboxCluster? _cluster;
    private Operating? _operating;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Operating Operator => _operating ?? throw new InvalidOperationException("The operator has not come yet.");

    public async ValueTask InitializeAsync()
    {
        _cluster = await SandboxCluster.StartAsync(new SandboxOptions { Scenario = SandboxScenario.Bookinfo }, Token);
        _operating = Operating.With(_cluster.WriteKubeconfig(_scratch.File("kubeconfig"), "admin"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_operating is not null)
        {
            await _operating.DisposeAsync();
        }

        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        _scratch.Dispose();
    }

    [Fact]
    public async Task A_finding_goes_when_its_form_has_been_applied()
    {
        await Deadline.UntilAsync(() => Task.FromResult(Missing().Count == 0), Patience, () => $"Not found: {string.Join(", ", Missing())}", Token);
        var offering = Operator.Mesh.Findings.All.Where(finding => finding.Remedy is not null).Select(finding => (finding.Id, finding.Object)).ToHashSet();
        var unhelpful = new List<string>();
        HashSet<ChangeIntent> tried = [];

        while (Next(tried) is { } finding)
        {
            tried.Add(finding.Remedy!.Intent);
            tried.Count.ShouldBeLessThan(MostRemedies, $"Remedies call for remedies without end, lastly {Told(finding)}");
            if (await FailureAsync(finding) is { } failure)
            {
                unhelpful.Add($"{Told(finding)}: {failure}");
            }
        }

        unhelpful.ShouldBeEmpty();
        offering.ShouldNotBeEmpty();
        Operator.Mesh.Findings.All.Where(finding => offering.Contains((finding.Id, finding.Object)) && finding.Remedy is not null).Select(Told).ShouldBeEmpty();
    }

    private static string Told(Finding finding) => $"{finding.Id} {finding.Object}, \"{finding.Remedy?.Label}\" ({finding.Cause})";

    private List<string> Missing() => [.. RuleCatalog.All.Select(rule => rule.Id).Except(Operator.Mesh.Findings.All.Select(finding => finding.Id))];

    /// <summary>The next that offers a form which has not been applied, the worst first, as on the page.</summary>
    private Finding? Next(HashSet<ChangeIntent> tried) => Operator.Mesh.Findings.All
        .Where(finding => finding.Remedy is { } remedy && !tried.Contains(remedy.Intent))
        .OrderByDescending(finding => finding.Severity)
        .ThenBy(finding => finding.Id, StringComparer.Ordinal)
        .ThenBy(finding => finding.Object)
        .FirstOrDefault();

    /// <summary>Why a form did not help; null when it did.</summary>
    private async Task<string?> FailureAsync(Finding finding)
    {
        var remedy = finding.Remedy!.Intent;
        if (ChangePlanner.Plan(Operator.Mesh, remedy) is not PlanResult.Planned { Plan: var plan })
        {
            return "is not planned";
        }

        var preview = await Operator.Changes.PreviewAsync(plan, Token);
        if (!preview.CanApply)
        {
            return $"cannot be applied: {string.Join(' ', preview.Steps.Select(step => step.Problem?.Message))}";
        }

        var run = await Operator.ApplyAsync(preview, Token);
        if (run.State != RunState.Succeeded)
        {
            return $"{run.State}: {string.Join(' ', run.Steps.Select(step => step.Problem?.Message))}";
        }

        try
        {
            await Deadline.UntilAsync(() => Task.FromResult(!IsStillThere(finding)), Patience, () => "stays", Token);
            return null;
        }
        catch (TimeoutException)
        {
            return "was applied, and the finding stays";
        }
    }

    private bool IsStillThere(Finding finding) =>
        Operator.Mesh.Findings.Of(finding.Object).Any(now => now.Id == finding.Id && now.Remedy?.Intent == finding.Remedy!.Intent);
}
