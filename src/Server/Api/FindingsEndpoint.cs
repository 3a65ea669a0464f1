using System.ComponentModel;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Server.Api;

/// <summary><c>GET /api/v1/findings</c>.</summary>
internal static class FindingsEndpoint
{
    public static IResult Get(IClusterCatalog clusters, [Description(ClusterQuery.Description)] string? cluster) => new ClusterQuery(clusters, cluster).Ask(Read);

    private static IResult Read(LiveMesh live) => TypedResults.Ok(new FindingsAnswer(
        [.. live.Findings.All.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Object).ThenBy(finding => finding.Id, StringComparer.Ordinal).Select(Answer)]));

    private static FindingAnswer Answer(Finding finding) => new(
        finding.Id, finding.Severity.ToString(), finding.Object.ToString(), finding.Cause, finding.Effect, finding.Fix, [.. finding.Related.Items.Select(key => key.ToString())], RuleCatalog.Find(finding.Id)?.Documentation);
}
