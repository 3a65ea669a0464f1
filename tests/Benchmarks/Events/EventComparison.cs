using System.Diagnostics;
using System.Globalization;

namespace WaypointDashboard.Benchmarks.Events;

/// <summary>What one event and one answer cost in a cluster of 1,000 pods and in one of 10,000, in turn, so that both see the same machine.</summary>
internal static class EventComparison
{
    private const int Small = 1_000;
    private const int Large = 10_000;
    private const int Warmups = 300;
    private const int Rounds = 600;
    private const int ScratchWarmups = 15;
    private const int ScratchRounds = 25;

    public static void Run()
    {
        var (small, large) = (new EventSubject(Small), new EventSubject(Large));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-66}{"1,000 pods",16}{"10,000 pods",16}{"ratio",8}   (medians; best in brackets)"));
        Compare(small.FromScratch, large.FromScratch, ScratchWarmups, ScratchRounds);
        Compare(small.Operations, large.Operations, Warmups, Rounds);
    }

    private static void Compare(IReadOnlyList<(string Name, Func<object?> Run)> small, IReadOnlyList<(string Name, Func<object?> Run)> large, int warmups, int rounds)
    {
        foreach (var ((name, inSmall), (_, inLarge)) in small.Zip(large))
        {
            List<double> ofSmall = [];
            List<double> ofLarge = [];
            for (var round = 0; round < warmups + rounds; round++)
            {
                var (one, other) = (Measure(inSmall), Measure(inLarge));
                if (round >= warmups)
                {
                    ofSmall.Add(one);
                    ofLarge.Add(other);
                }
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-66}{Text(ofSmall),16}{Text(ofLarge),16}{Samples.Median(ofLarge) / Samples.Median(ofSmall),8:F2}"));
        }
    }

    private static string Text(List<double> values) => string.Create(CultureInfo.InvariantCulture, $"{Samples.Median(values):F3} ({values.Min():F3})");

    private static double Measure(Func<object?> run)
    {
        var started = Stopwatch.GetTimestamp();
        var result = run();
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        GC.KeepAlive(result);
        return elapsed;
    }
}
