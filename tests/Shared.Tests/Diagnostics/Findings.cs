using System.Collections.Immutable;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Tests.Cluster;

namespace WaypointDashboard.Shared.Tests.Diagnostics;

/// <summary>Clusters of which every kind has been read, and what is wrong in them.</summary>
internal static class Findings
{
    /// <summary>Every kind is listed.</summary>
    public static MeshCoverage Everything { get; } = ResourceKinds.All.Aggregate(MeshCoverage.Empty, (coverage, info) => coverage.With(new(info.Kind, null, WatchState.Synced)));

    /// <summary>Every kind is listed but some.</summary>
    public static MeshCoverage Without(WatchState state, params IEnumerable<ResourceKind> kinds) =>
        kinds.Aggregate(Everything, (coverage, kind) => coverage.With(new(kind, null, state)));

    public static LiveMesh Mesh(params IEnumerable<string> documents) => LiveMeshBuilder.FromScratch(ClusterText.Read(documents), Everything, 1);

    /// <summary>What a rule finds.</summary>
    public static IReadOnlyList<Finding> Find(string id, params IEnumerable<string> documents) => Find(id, Everything, documents);

    public static IReadOnlyList<Finding> Find(string id, MeshCoverage coverage, params IEnumerable<string> documents) =>
        [.. LiveMeshBuilder.FromScratch(ClusterText.Read(documents), coverage, 1).Findings.All.Where(finding => finding.Id == id).OrderBy(finding => finding.Object)];

    /// <summary>The one thing that a rule finds; its sentences are sentences.</summary>
    public static Finding FindOne(string id, params IEnumerable<string> documents)
    {
        var finding = Find(id, documents).ShouldHaveSingleItem();
        foreach (var sentence in (string[])[finding.Cause, finding.Effect, finding.Fix])
        {
            sentence.ShouldEndWith(".");
            // Names keep their spelling.
            (sentence.StartsWith("istiod ", StringComparison.Ordinal) || sentence.StartsWith("ztunnel ", StringComparison.Ordinal) || !char.IsLower(sentence[0])).ShouldBeTrue(sentence);
        }

        (finding.Severity <= RuleCatalog.Find(id).ShouldNotBeNull().Severity).ShouldBeTrue();
        return finding;
    }
}
