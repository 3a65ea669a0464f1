using System.Text.Json;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Resources.Reading;
using YamlDotNet.Serialization;

namespace WaypointDashboard.Shared.Tests.Cluster;

/// <summary>Clusters as YAML, read as the dashboard reads what the API server serves.</summary>
internal static class ClusterText
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().WithDuplicateKeyChecking().Build();

    public static LiveMesh Mesh(params IEnumerable<string> documents) => LiveMeshBuilder.FromScratch(Read(documents), MeshCoverage.Empty, 1);

    /// <summary>A mesh in which every kind has been read, so that findings are looked for.</summary>
    public static LiveMesh ReadyMesh(params IEnumerable<string> documents) => LiveMeshBuilder.FromScratch(
        Read(documents),
        ResourceKinds.All.Aggregate(MeshCoverage.Empty, (known, info) => known.With(new KindCoverage(info.Kind, null, WatchState.Synced))),
        1);

    public static ResourceIndex Index(params IEnumerable<string> documents) => ResourceIndex.From(Read(documents));

    public static T One<T>(string document)
        where T : MeshResource => Read([document]).ShouldHaveSingleItem().ShouldBeOfType<T>();

    public static JsonElement Json(string yaml) => JsonSerializer.SerializeToElement(Yaml.Deserialize<object>(yaml));

    /// <summary>All objects of the documents; each may hold several with <c>---</c> between.</summary>
    public static IReadOnlyList<MeshResource> Read(IEnumerable<string> documents) =>
        [.. documents.SelectMany(text => text.Split("\n---", StringSplitOptions.RemoveEmptyEntries))
            .Where(text => !string.IsNullOrWhiteSpace(text))
            .Select(text => ResourceReader.Read(Json(text)) ?? throw new ArgumentException($"Not an object that is read: {text}", nameof(documents)))];
}
