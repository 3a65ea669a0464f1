namespace WaypointDashboard.Sandbox.Api.Discovery;

/// <summary>Kubernetes' order of versions: stable before beta before alpha, higher before lower.</summary>
internal sealed class VersionOrder : IComparer<string>
{
    public static VersionOrder Instance { get; } = new();

    public int Compare(string? x, string? y) => Rank(y).CompareTo(Rank(x));

    private static (int Stability, int Major, int Minor) Rank(string? version)
    {
        var text = version?.TrimStart('v') ?? "";
        foreach (var (word, stability) in ((string, int)[])[("alpha", 0), ("beta", 1)])
        {
            if (text.Split(word) is [var major, var minor]) return (stability, Number(major), Number(minor));
        }
        return (2, Number(text), 0);
    }

    private static int Number(string text) => int.TryParse(text, out var number) ? number : 0;
}
