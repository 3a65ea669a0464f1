using System.Diagnostics;
using System.Globalization;

namespace WaypointDashboard.Benchmarks.Loading;

/// <summary>What loading took of a process that does nothing else.</summary>
/// <param name="First">How long the first load took, with all that is compiled for it, in milliseconds.</param>
/// <param name="Warm">How long a later one took, in milliseconds.</param>
/// <param name="Processor">How long it kept processors busy, in milliseconds.</param>
/// <param name="Retained">What is held afterwards, in MiB.</param>
internal sealed record LoadedSide(double First, double Warm, double Processor, double Retained)
{
    private const int Warmups = 2;

    /// <summary>Measures in this process, and writes what <see cref="Parse"/> reads.</summary>
    public static async Task MeasureAsync(Func<Task<object>> load)
    {
        var first = Stopwatch.GetTimestamp();
        await load();
        var firstTime = Stopwatch.GetElapsedTime(first);
        for (var round = 0; round < Warmups; round++)
        {
            await load();
        }

        await Task.Yield(); // What has loaded last is still on the stack here, with all that it holds.
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var processorBefore = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        var loaded = await load();
        var elapsed = Stopwatch.GetElapsedTime(started);
        var processor = Environment.CpuUsage.TotalTime - processorBefore;
        await Task.Yield();
        var retained = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(loaded);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{firstTime.TotalMilliseconds} {elapsed.TotalMilliseconds} {processor.TotalMilliseconds} {retained / 1048576.0}"));
    }

    /// <summary>Reads what a process has written.</summary>
    public static LoadedSide Parse(string line)
    {
        double[] values = [.. line.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
        return new(values[0], values[1], values[2], values[3]);
    }
}
