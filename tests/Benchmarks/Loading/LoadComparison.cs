using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.Benchmarks.Loading;

/// <summary>Loads a large cluster over HTTP in turn as our snapshot and as KubernetesClient's typed lists, each in a process of its own beside that of the server, and prints time and retained memory of both, and their ratios.</summary>
internal static class LoadComparison
{
    public const string Serve = "serve-lists";
    public const string Snapshot = "load-snapshot";
    public const string Typed = "load-typed";

    private const int Rounds = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static string Program => Environment.ProcessPath ?? throw new InvalidOperationException("Nobody knows where this program is.");

    public static async Task RunAsync()
    {
        using var scratch = new ScratchDirectory("load");
        var port = LoopbackPorts.Free(1)[0];
        var url = $"http://127.0.0.1:{port}";
        await using var server = GuardedProcess.Start(Path.Combine(scratch.Path, "server.log"), Program, [Serve, url]);
        await Deadline.UntilAsync(() => IsListeningAsync(port), Patience, () => $"The server of the lists did not start: {server.LastOutput()}");
        List<(LoadedSide Ours, LoadedSide Theirs)> rounds = [];
        for (var round = 1; round <= Rounds; round++)
        {
            var ours = await InProcessAsync(Snapshot, url);
            var theirs = await InProcessAsync(Typed, url);
            rounds.Add((ours, theirs));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: snapshot {Text(ours)}; typed lists {Text(theirs)}"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"median ratios: time {Ratio(rounds, side => side.Warm):F2}, of the first load {Ratio(rounds, side => side.First):F2}, processor time {Ratio(rounds, side => side.Processor):F2}, retained memory {Ratio(rounds, side => side.Retained):F3}"));
    }

    private static string Text(LoadedSide side) =>
        string.Create(CultureInfo.InvariantCulture, $"{side.Warm:F0} ms ({side.First:F0} ms the first time, {side.Processor:F0} ms of processors), {side.Retained:F1} MiB");

    private static double Ratio(List<(LoadedSide Ours, LoadedSide Theirs)> rounds, Func<LoadedSide, double> value) =>
        Samples.Median(rounds.Select(round => value(round.Ours) / value(round.Theirs)));

    private static async Task<LoadedSide> InProcessAsync(string side, string url)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, [side, url]) { RedirectStandardOutput = true, UseShellExecute = false }) ?? throw new InvalidOperationException($"{side} did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? LoadedSide.Parse(output.Trim()) : throw new InvalidOperationException($"{side} ended with {process.ExitCode}: {output}");
    }

    private static async Task<bool> IsListeningAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
