using System.Globalization;

namespace WaypointDashboard.Benchmarks.Canvas;

/// <summary>From the navigation to the first nodes on the canvas: the large cluster beside the scenario of five namespaces, both watched and visited before.</summary>
internal static class FirstTopology
{
    private const int Rounds = 6;

    public static async Task RunAsync(CanvasGround ground)
    {
        List<(double Large, double Small)> rounds = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var (large, small) = (await OnceAsync(ground, CanvasGround.Large), await OnceAsync(ground, CanvasGround.Small));
            if (round > 0)
            {
                rounds.Add((large, small));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: first nodes of the large cluster after {large:F0} ms, of the scenario after {small:F0} ms, ratio {large / small:F2}"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first topology: median ratio {Samples.Median(rounds.Select(round => round.Large / round.Small)):F2}"));
    }

    private static async Task<double> OnceAsync(CanvasGround ground, string cluster)
    {
        var page = await ground.OpenAsync();
        try
        {
            return await ground.ShowAsync(page, $"cluster={cluster}");
        }
        finally
        {
            await page.CloseAsync();
        }
    }
}
