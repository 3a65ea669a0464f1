using System.Diagnostics;

namespace WaypointDashboard.EndToEnd.Tests.Ground;

/// <summary>The kubectl of this machine, at somebody's cluster: what another operator does meanwhile.</summary>
internal sealed class Kubectl(string kubeconfig)
{
    /// <summary>Runs it to its end, with a text for what it reads from <c>-</c>.</summary>
    public async Task RunAsync(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("kubectl") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["KUBECONFIG"] = kubeconfig;
        start.Environment["HOME"] = Path.GetDirectoryName(kubeconfig);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var cancellation = TestContext.Current.CancellationToken;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("kubectl did not start");
        var reading = Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellation), process.StandardError.ReadToEndAsync(cancellation));
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = string.Concat(await reading);
        await process.WaitForExitAsync(cancellation);
        process.ExitCode.ShouldBe(0, output);
    }
}
