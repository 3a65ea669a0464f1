using System.Diagnostics;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>What is known of a plan whose dashboard was killed in the middle of it.</summary>
public sealed class KilledDashboardTests(SandboxGround ground) : IClassFixture<SandboxGround>
{
    private const string Kubeconfig = "WAYPOINT_TEST_KUBECONFIG";
    private const string Data = "WAYPOINT_TEST_DATA";
    private const string Ns = "killed";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_dashboard_says_what_was_done_and_what_was_not()
    {
        using var data = new ScratchDirectory("killed");
        using var cluster = new ClusterText(ground.CreateClient(KubeUser.Admin));
        await cluster.LoadShopAsync(Ns, Token);
        await using var operating = Operating.With(ground.KubeconfigFile(KubeUser.Admin), data.Path);
        using (var child = Dashboard(data.Path))
        {
            var output = child.StandardOutput.ReadToEndAsync(Token);
            await Deadline.UntilAsync(
                async () => child.HasExited || await FindAsync(operating) is { Steps: [_, { Run.State: StepState.Running }, _] }, TimeSpan.FromSeconds(60), () => "The other dashboard does nothing.", Token);
            child.HasExited.ShouldBeFalse(child.HasExited ? await output : "");
            await operating.LookBackAsync(Token);
            (await EntryAsync(operating)).State.ShouldBe(RunState.Running, "the other dashboard is alive");
            child.Kill();
            await child.WaitForExitAsync(Token);
        }

        await operating.LookBackAsync(Token);

        var entry = await EntryAsync(operating);
        entry.State.ShouldBe(RunState.Interrupted);
        entry.Steps[0].Run.State.ShouldBe(StepState.Done);
        entry.Steps.Skip(1).Select(step => step.Run.State).ShouldBe([StepState.NotReached, StepState.NotReached]);
        (await cluster.LabelAsync(ObjectKey.ForNamespace(Ns), "istio.io/use-waypoint", Token)).ShouldBeNull();
    }

    /// <summary>The dashboard that is killed: started by the test above, in a process of its own.</summary>
    [Fact(Explicit = true)]
    public async Task A_dashboard_that_waits_for_ever()
    {
        var kubeconfig = Environment.GetEnvironmentVariable(Kubeconfig);
        Assert.SkipWhen(kubeconfig is null, "Only another test starts this one.");
        await using var operating = Operating.With(kubeconfig!, Environment.GetEnvironmentVariable(Data)!);
        await operating.StartAsync(Token);
        var run = await operating.ApplyAsync(await operating.PreviewAsync(ApplyScenarios.Deploy(Ns), Token), Token, new ApplyOptions(ProgrammedTimeout: TimeSpan.FromMinutes(5)));
        run.State.ShouldBe(RunState.Succeeded, "nobody killed it");
    }

    private static async Task<HistoryEntry> EntryAsync(Operating operating) => (await FindAsync(operating)).ShouldNotBeNull();

    private static async Task<HistoryEntry?> FindAsync(Operating operating) => (await operating.History.FindAsync(new HistoryQuery(), Token)).Entries is [var entry] ? await operating.History.ReadAsync(entry.Id, Token) : null;

    private Process Dashboard(string data)
    {
        var start = new ProcessStartInfo(Path.ChangeExtension(typeof(KilledDashboardTests).Assembly.Location, OperatingSystem.IsWindows() ? "exe" : null), ["--filter-method", $"*.{nameof(A_dashboard_that_waits_for_ever)}", "--explicit", "only"]) { RedirectStandardOutput = true, UseShellExecute = false };
        (start.Environment[Kubeconfig], start.Environment[Data]) = (ground.KubeconfigFile(KubeUser.Admin), data);
        return Process.Start(start)!;
    }
}
