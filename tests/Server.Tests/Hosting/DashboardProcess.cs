using System.Diagnostics;
using System.Text;

namespace WaypointDashboard.Server.Tests.Hosting;

/// <summary>The dashboard as a program of its own, with nothing of this machine's clusters around it.</summary>
internal sealed class DashboardProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DashboardProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Hear(_errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => Text(_output);

    public string Errors => Text(_errors);

    public static DashboardProcess Start(params IEnumerable<string> args) => Start([], args);

    public static DashboardProcess Start(IEnumerable<(string Name, string Value)> variables, params IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "WaypointDashboard.Server"))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        start.Environment["HOME"] = "/nowhere";
        start.Environment.Remove("KUBECONFIG");
        start.Environment.Remove("KUBERNETES_SERVICE_HOST");
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return new DashboardProcess(new Process { StartInfo = start });
    }

    /// <summary>Waits until it ends by itself.</summary>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Waits until it says where it is.</summary>
    public async Task<Uri> GreetedAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAny(_greeted.Task, _process.WaitForExitAsync(cancellationToken));
        const string Words = "Waypoint Dashboard: ";
        var line = Output.Split('\n').FirstOrDefault(line => line.StartsWith(Words, StringComparison.Ordinal));
        return line is null ? throw new InvalidOperationException($"The dashboard did not start.\n{Output}\n{Errors}") : new Uri(line[Words.Length..].Trim());
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Hear(StringBuilder text, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (text)
        {
            text.Append(line).Append('\n');
        }

        if (line.StartsWith("Waypoint Dashboard: ", StringComparison.Ordinal))
        {
            _greeted.TrySetResult();
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
