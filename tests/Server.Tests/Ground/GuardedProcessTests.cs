using System.Diagnostics;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Server.Tests.Ground;

public sealed class GuardedProcessTests
{
    [Fact]
    public async Task A_program_is_gone_when_its_guard_is_disposed()
    {
        using var scratch = new ScratchDirectory("guard");
        var process = GuardedProcess.Start(scratch.File("log"), "/bin/sh", ["-c", "echo $$; exec sleep 600"]);
        var pid = await ReadPidAsync(scratch);
        IsAlive(pid).ShouldBeTrue();
        await process.DisposeAsync();
        IsAlive(pid).ShouldBeFalse();
    }

    [Fact]
    public async Task A_program_may_end_by_itself()
    {
        using var scratch = new ScratchDirectory("guard");
        await using var process = GuardedProcess.Start(scratch.File("log"), "/bin/sh", ["-c", "echo done"]);
        await Deadline.UntilAsync(() => Task.FromResult(process.HasExited), TimeSpan.FromSeconds(20), () => "it still runs");
        process.LastOutput().ShouldBe("done");
    }

    [Fact]
    public async Task A_signal_reaches_the_program()
    {
        using var scratch = new ScratchDirectory("guard");
        await using var process = GuardedProcess.Start(scratch.File("log"), "/bin/sh", ["-c", "trap 'echo told; exit 0' TERM; echo ready; while :; do sleep 0.05; done"]);
        await Deadline.UntilAsync(() => Task.FromResult(process.LastOutput() == "ready"), TimeSpan.FromSeconds(20), () => "it did not start");
        await process.StopAsync("TERM", TimeSpan.FromSeconds(20));
        process.LastOutput().ShouldBe("ready\ntold");
    }

    private static async Task<int> ReadPidAsync(ScratchDirectory scratch)
    {
        await Deadline.UntilAsync(() => Task.FromResult(File.Exists(scratch.File("log")) && File.ReadAllText(scratch.File("log")).EndsWith('\n')),
            TimeSpan.FromSeconds(20), () => "it did not start");
        return int.Parse(await File.ReadAllTextAsync(scratch.File("log")), System.Globalization.CultureInfo.InvariantCulture);
    }

    // A killed child may stay in the table of processes until its parent has looked after it.
    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
