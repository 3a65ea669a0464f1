namespace WaypointDashboard.Benchmarks;

/// <summary>What many measurements say together.</summary>
internal static class Samples
{
    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>The value below which a share of the others lies.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        List<double> sorted = [.. values.Order()];
        return sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }
}
