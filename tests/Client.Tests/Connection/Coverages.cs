using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Tests.Connection;

/// <summary>Clusters known to some extent.</summary>
internal static class Coverages
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static string Clock(DateTimeOffset moment) => moment.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    public static MeshCoverage Of(params (ResourceKind Kind, WatchState State)[] kinds) =>
        kinds.Aggregate(MeshCoverage.Empty, (coverage, kind) => coverage.With(new KindCoverage(kind.Kind, null, kind.State, Noon)));

    public static LiveMesh Mesh(MeshCoverage coverage) => LiveMeshBuilder.FromScratch([], coverage, 1);
}
