using System.Text.Json;

namespace WaypointDashboard.TestKit;

/// <summary>Cases in YAML: objects, and what is to be said of them. A file holds one case or a list of them.</summary>
public static class CaseFiles
{
    /// <summary>Our own cases, beside the test assembly, and those in the folders that <c>DASHBOARD_TEST_CASES</c> names, with <c>:</c> between them.</summary>
    /// <param name="depth">Whether folders in those folders are looked into.</param>
    public static IReadOnlyList<JsonElement> Read(SearchOption depth) =>
        [.. Folders().SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml", depth)).Order(StringComparer.Ordinal).SelectMany(ReadFile)];

    /// <summary>What a case is called.</summary>
    public static string NameOf(JsonElement found) => found.GetProperty("name").GetString()!; // Every case has a name.

    private static IEnumerable<string> Folders() =>
        [Path.Combine(AppContext.BaseDirectory, "Cases"), .. (Environment.GetEnvironmentVariable("DASHBOARD_TEST_CASES") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)];

    private static IEnumerable<JsonElement> ReadFile(string path)
    {
        using var text = File.OpenText(path);
        var content = JsonSerializer.SerializeToElement(YamlJson.Read(text));
        return content.ValueKind == JsonValueKind.Array ? content.EnumerateArray() : [content];
    }
}
