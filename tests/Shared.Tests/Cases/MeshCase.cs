using System.Text.Json;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Resources.Reading;
using YamlDotNet.Serialization;

namespace WaypointDashboard.Shared.Tests.Cases;

/// <summary>Objects, and what is to be said of them. One YAML file holds one case or a list of them.</summary>
/// <param name="Name">What the case is about.</param>
/// <param name="Kind">What kind of case it is; <c>mesh</c> where the file does not say.</param>
/// <param name="Content">The whole case.</param>
internal sealed record MeshCase(string Name, string Kind, JsonElement Content)
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();

    /// <summary>Our own cases, and those in the folders that <c>DASHBOARD_TEST_CASES</c> names, with <c>:</c> between them.</summary>
    public static IReadOnlyList<MeshCase> All { get; } =
        [.. Folders().SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)).Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary>What is expected of a part; undefined when nothing is.</summary>
    public JsonElement Expected(string part) => Content.GetProperty("expect").TryGetProperty(part, out var found) ? found : default;

    /// <summary>The mesh of the case's objects, with everything read.</summary>
    public LiveMesh Mesh()
    {
        var objects = Content.GetProperty("objects").EnumerateArray().Select(ResourceReader.Read).OfType<MeshResource>().ToList();
        if (Content.TryGetProperty("meshConfig", out var config))
        {
            var map = new { apiVersion = "v1", kind = "ConfigMap", metadata = new { @namespace = "istio-system", name = "istio" }, data = new { mesh = config.GetRawText() } };
            objects.Add(ResourceReader.Read(JsonSerializer.SerializeToElement(map)).ShouldNotBeNull());
        }

        var coverage = ResourceKinds.All.Aggregate(MeshCoverage.Empty, (known, info) => known.With(new KindCoverage(info.Kind, null, WatchState.Synced, default)));
        return LiveMeshBuilder.FromScratch(objects, coverage, 1);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static IEnumerable<string> Folders() =>
        [Path.Combine(AppContext.BaseDirectory, "Cases"), .. (Environment.GetEnvironmentVariable("DASHBOARD_TEST_CASES") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)];

    private static IEnumerable<MeshCase> Read(string path)
    {
        using var text = File.OpenText(path);
        var content = JsonSerializer.SerializeToElement(Yaml.Deserialize<object>(text));
        IEnumerable<JsonElement> cases = content.ValueKind == JsonValueKind.Array ? content.EnumerateArray() : [content];
        return cases.Select(found => new MeshCase(found.GetProperty("name").GetString()!, found.TryGetProperty("kind", out var kind) ? kind.GetString()! : "mesh", found));
    }
}
