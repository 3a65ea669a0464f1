using System.Globalization;
using Microsoft.Data.Sqlite;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.History;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Server.Tests.History;

/// <summary>The history in a file.</summary>
public sealed class SqliteHistoryTests : HistoryScenarios
{
    private readonly ScratchDirectory _scratch = new("history");

    private protected override HistoryOptions Options => new(_scratch.Path, null);

    private protected override string Place => $"in {_scratch.File("history.db")}";

    private protected override string Instead => "move history.db and what is beside it (history.db-wal, history.db-shm) to another directory, or name another directory with --data";

    [Fact]
    public async Task What_a_process_of_this_machine_left_when_it_died_is_interrupted_at_once()
    {
        var (machine, process) = (Environment.MachineName, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        (await BeginAndBeatAsync($"{machine}|{int.MaxValue}|0")).State.ShouldBe(RunState.Interrupted, "there is no such process");
        (await BeginAndBeatAsync($"{machine}|{process}|0")).State.ShouldBe(RunState.Interrupted, "our number was another's before");
        (await BeginAndBeatAsync($"{machine}|1|0")).State.ShouldBe(RunState.Running, "process 1 is alive");
        (await BeginAndBeatAsync($"elsewhere|{process}|0")).State.ShouldBe(RunState.Running, "nobody can see that process from here");
    }

    [Fact]
    public async Task The_file_is_for_its_owner_alone()
    {
        await BeginAndBeatAsync("elsewhere|1|0");

        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other rights.");
            return;
        }

        foreach (var file in Directory.GetFiles(_scratch.Path, "history.db*"))
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _scratch.Dispose();
    }
}
