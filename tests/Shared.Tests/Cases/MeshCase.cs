using System.Text.Json;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Resources.Reading;
using WaypointDashboard.TestKit;

namespace WaypointDashboard.Shared.Tests.Cases;

/// <summary>Objects, and what is to be said of them.</summary>
/// <param name="Name">What the case is about.</param>
/// <param name="Kind">What kind of case it is; <c>mesh</c> where the file does not say.</param>
/// <param name="Content">The whole case.</param>
internal sealed record MeshCase(string Name, string Kind, JsonElement Content)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MeshCase> All { get; } =
        [.. CaseFiles.Read(SearchOption.AllDirectories).Select(found => new MeshCase(CaseFiles.NameOf(found), found.TryGetProperty("kind", out var kind) ? kind.GetString()! : "mesh", found))];

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
}
