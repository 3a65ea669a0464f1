using System.Globalization;
using System.Text.Json;

namespace WaypointDashboard.Benchmarks.Canvas;

/// <summary>From the API server's answer to a write to the frame that shows it, at 50 events a second in the large cluster with three namespaces open.</summary>
internal static class EventToCanvas
{
    private const int EventsPerSecond = 50;

    private static readonly string[] Namespaces = ["team-000", "team-001", "team-002"];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(CanvasGround ground)
    {
        var page = await ground.OpenAsync();
        await ground.ShowAsync(page, $"cluster={CanvasGround.Large}&expand={string.Join(',', Namespaces)}");
        var writer = new ReadinessWriter(ground.Writer);
        await writer.FindAsync(Namespaces);
        await writer.RunAsync(EventsPerSecond, WarmUp);
        await Task.Delay(Afterwards);
        writer.Written.Clear();
        await page.EvaluateAsync("() => { window.linesDrawn = []; }");
        await writer.RunAsync(EventsPerSecond, Duration);
        await Task.Delay(Afterwards);
        var drawn = JsonSerializer.Deserialize<DrawnLine[]>(await page.EvaluateAsync<string>("() => JSON.stringify(window.linesDrawn)"), JsonSerializerOptions.Web) ?? [];
        var delays = Delays(writer.Written, drawn, line => line.At);
        var told = Delays(writer.Written, drawn, line => line.Told);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"from the event to the canvas: median {Samples.Median(delays):F0} ms, 95 % within {Samples.Quantile(delays, 0.95):F0} ms; until the canvas is told: median {Samples.Median(told):F0} ms; of {writer.Written.Count} writes {delays.Count} seen, {drawn.Length} changes drawn"));
        await page.CloseAsync();
    }

    // What is drawn shows the write that asks for that line, and with it those before, which it has overtaken.
    private static List<double> Delays(IEnumerable<DrawnLine> written, IEnumerable<DrawnLine> drawn, Func<DrawnLine, double> when)
    {
        var pending = written.GroupBy(line => line.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.OrderBy(line => line.At).ToList(), StringComparer.Ordinal);
        List<double> delays = [];
        foreach (var line in drawn)
        {
            if (pending.TryGetValue(line.Id, out var waiting) && waiting.FindIndex(write => write.Line == line.Line) is >= 0 and var found)
            {
                delays.AddRange(waiting.Take(found + 1).Select(write => when(line) - write.At));
                waiting.RemoveRange(0, found + 1);
            }
        }

        return delays;
    }
}
