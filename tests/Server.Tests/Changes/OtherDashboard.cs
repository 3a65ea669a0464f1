using System.Diagnostics;
using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.Tests.Changes;

/// <summary>A dashboard in a process of its own, which deploys a waypoint that nobody programs: to be killed by those who start it.</summary>
public sealed class OtherDashboard
{
    /// <summary>How long it may take until it is at work: it is a whole process, and starts on a machine that may be busy.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private const string Kubeconfig = "WAYPOINT_TEST_KUBECONFIG";
    private const string Namespace = "WAYPOINT_TEST_NAMESPACE";
    private const string Data = "WAYPOINT_TEST_DATA";
    private const string Connection = "WAYPOINT_TEST_CONNECTION";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>What the process does: no test of the suite.</summary>
    [Fact(Explicit = true)]
    public async Task A_dashboard_that_waits_for_ever()
    {
        var kubeconfig = Environment.GetEnvironmentVariable(Kubeconfig);
        Assert.SkipWhen(kubeconfig is null, "Only another test starts this one.");
        await using var operating = Operating.With(kubeconfig!, Environment.GetEnvironmentVariable(Data)!, Environment.GetEnvironmentVariable(Connection));
        await operating.StartAsync(Token);
        var run = await operating.ApplyAsync(await operating.PreviewAsync(ApplyScenarios.Deploy(Environment.GetEnvironmentVariable(Namespace)!), Token), Token, new ApplyOptions(ProgrammedTimeout: TimeSpan.FromMinutes(5)));
        run.State.ShouldBe(RunState.Succeeded, "nobody killed it");
    }

    /// <summary>Starts it.</summary>
    /// <param name="kubeconfig">The way to its cluster.</param>
    /// <param name="ns">The namespace of its waypoint.</param>
    /// <param name="data">Its data directory.</param>
    /// <param name="connection">The database of its history; null for SQLite in the data directory.</param>
    internal static Process Start(string kubeconfig, string ns, string data, string? connection)
    {
        var start = new ProcessStartInfo(Path.ChangeExtension(typeof(OtherDashboard).Assembly.Location, OperatingSystem.IsWindows() ? "exe" : null), ["--filter-method", $"*.{nameof(A_dashboard_that_waits_for_ever)}", "--explicit", "only"]) { RedirectStandardOutput = true, UseShellExecute = false };
        (start.Environment[Kubeconfig], start.Environment[Namespace], start.Environment[Data], start.Environment[Connection]) = (kubeconfig, ns, data, connection);
        return Process.Start(start)!;
    }
}
