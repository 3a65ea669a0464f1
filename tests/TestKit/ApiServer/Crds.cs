using System.Reflection;

namespace WaypointDashboard.TestKit.ApiServer;

/// <summary>Our compact definitions of Gateway API's and Istio's kinds, one YAML document each.</summary>
public static class Crds
{
    private const string Folder = "Crds/";

    public static IReadOnlyList<string> Documents { get; } = [.. Read().SelectMany(text => text.Split("\n---\n"))];

    private static IEnumerable<string> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
