using System.Diagnostics;
using WaypointDashboard.TestKit.ApiServer;
using WaypointDashboard.TestKit.Processes;

namespace WaypointDashboard.TestKit.Postgres;

/// <summary>A real PostgreSQL on a free loopback port with an empty data directory of its own, gone when disposed.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Account = "postgres";
    private readonly ScratchDirectory _scratch = new("postgres");
    private readonly string _programs = FindPrograms();
    private readonly int _port = LoopbackPorts.Free(1)[0];
    private GuardedProcess? _server;

    private PostgresServer()
    {
    }

    private string Data => _scratch.File("data");

    public static async Task<PostgresServer> StartAsync(CancellationToken cancellation = default)
    {
        var server = new PostgresServer();
        try
        {
            await server.InitialiseAsync(cancellation).ConfigureAwait(false);
            await server.StartAgainAsync(cancellation).ConfigureAwait(false);
            return server;
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>For Npgsql; the database is created by whoever migrates it, except <c>postgres</c>, which is there.</summary>
    public string ConnectionString(string database = "postgres") =>
        $"Host=127.0.0.1;Port={_port};Username={Account};Database={database};Include Error Detail=true";

    /// <summary>Stops the server, letting go of its clients; what they committed is kept.</summary>
    public async Task StopAsync()
    {
        if (_server is null)
            return;
        await _server.StopAsync("INT", TimeSpan.FromSeconds(20)).ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _server = null;
    }

    public async Task StartAgainAsync(CancellationToken cancellation = default)
    {
        string[] command =
        [
            Path.Combine(_programs, "postgres"), "-D", Data, "-p", $"{_port}", "-c", "listen_addresses=127.0.0.1",
            "-c", $"unix_socket_directories={_scratch.Path}", "-c", "fsync=off", "-c", "max_connections=200",
        ];
        var (program, arguments) = AsOrdinaryUser(command);
        _server = GuardedProcess.Start(_scratch.File("server.log"), program, arguments);
        await Deadline.UntilAsync(() => AcceptsAsync(cancellation), TimeSpan.FromSeconds(60), () => $"PostgreSQL is not ready.\n{_server.LastOutput()}", cancellation).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _scratch.Dispose();
    }

    private async Task InitialiseAsync(CancellationToken cancellation)
    {
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", [Account, _scratch.Path], cancellation).ConfigureAwait(false);
        var (program, arguments) = AsOrdinaryUser([Path.Combine(_programs, "initdb"), "-D", Data, "-U", Account, "-A", "trust", "-E", "UTF8", "--no-sync"]);
        await RunAsync(program, arguments, cancellation).ConfigureAwait(false);
    }

    // PostgreSQL refuses to run as root, for good reasons: then it runs as the account that Debian's package brings.
    private static (string Program, string[] Arguments) AsOrdinaryUser(string[] command) =>
        Environment.IsPrivilegedProcess
            ? ("setpriv", [$"--reuid={Account}", $"--regid={Account}", "--init-groups", "--", .. command])
            : (command[0], command[1..]);

    private async Task<bool> AcceptsAsync(CancellationToken cancellation)
    {
        if (_server!.HasExited)
            throw new InvalidOperationException($"PostgreSQL ended while it was starting.\n{_server.LastOutput()}");
        var (program, arguments) = (Path.Combine(_programs, "pg_isready"), (string[])["-h", "127.0.0.1", "-p", $"{_port}", "-q"]);
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return process.ExitCode == 0;
    }

    private static async Task RunAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = await process.StandardError.ReadToEndAsync(cancellation).ConfigureAwait(false);
        await output.ConfigureAwait(false);
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors}");
    }

    // Debian keeps the servers' programs of each version off the PATH.
    private static string FindPrograms()
    {
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var folder = versions.Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));
        return folder ?? Path.GetDirectoryName(KubeAssets.OnPath("initdb")
            ?? throw new FileNotFoundException("No PostgreSQL server: install Debian's package postgresql."))!;
    }
}
