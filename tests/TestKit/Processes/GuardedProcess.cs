using System.Diagnostics;

namespace WaypointDashboard.TestKit.Processes;

/// <summary>
/// A program that cannot outlive this process: a shell in between reads from a pipe that we hold open, and kills the program when
/// the pipe ends, which it does even if this process is killed. (Linux's own parent-death signal is tied to the thread that
/// started the child, and threads of the pool come and go.) Its output goes to a file.
/// </summary>
public sealed class GuardedProcess : IAsyncDisposable
{
    // A line on the pipe names a signal for the program; the end of the pipe kills it.
    private const string Guard = """
        exec 3<&0 >/dev/null 2>&1
        log=$1; shift
        "$@" </dev/null >>"$log" 2>&1 3<&- &
        program=$!
        ( while read -r signal <&3; do kill -s "$signal" "$program"; done; kill -s KILL "$program" ) &
        reader=$!
        exec 3<&-
        trap '' HUP INT TERM
        wait "$program"; code=$?
        kill "$reader"
        exit "$code"
        """;

    private readonly Process _shell;
    private readonly string _log;

    private GuardedProcess(Process shell, string name, string log)
    {
        _shell = shell;
        _log = log;
        Name = name;
    }

    public string Name { get; }

    public bool HasExited => _shell.HasExited;

    public static GuardedProcess Start(string log, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, UseShellExecute = false };
        foreach (var argument in (IEnumerable<string>)["-c", Guard, "guard", log, program, .. arguments])
            start.ArgumentList.Add(argument);
        var shell = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        return new GuardedProcess(shell, Path.GetFileName(program), log);
    }

    /// <summary>Sends a signal such as <c>TERM</c> (<c>INT</c> reaches only programs that ask for it) and waits for the end; kills the program if that takes too long.</summary>
    public async Task StopAsync(string signal, TimeSpan patience)
    {
        if (!_shell.HasExited)
        {
            await _shell.StandardInput.WriteLineAsync(signal).ConfigureAwait(false);
            await _shell.StandardInput.FlushAsync().ConfigureAwait(false);
        }
        using var limit = new CancellationTokenSource(patience);
        try
        {
            await _shell.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await KillAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends the program at once, as a crash would, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync().ConfigureAwait(false);
    }

    /// <summary>The last lines that the program wrote, for the message of whatever failed because of it.</summary>
    public string LastOutput(int lines = 15) =>
        File.Exists(_log) ? string.Join('\n', File.ReadAllLines(_log).TakeLast(lines)) : "(no output)";

    public async ValueTask DisposeAsync()
    {
        await KillAsync().ConfigureAwait(false);
        _shell.Dispose();
    }
}
