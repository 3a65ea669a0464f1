using System.Collections.Immutable;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Pages.Problems;

/// <summary>What was looked at, and what could not be: no finding means nothing where nobody could look.</summary>
/// <param name="Summary">What was looked at, in a sentence.</param>
/// <param name="Gaps">What could not be, each in a sentence.</param>
public sealed record CheckedMesh(string Summary, ImmutableArray<string> Gaps)
{
    /// <summary>Reads it.</summary>
    public static CheckedMesh Read(LiveMesh live)
    {
        var resources = live.Mesh.Resources;
        return new(
            $"{RuleCatalog.All.Count} rules looked at {resources.Count(ResourceKind.Namespace):N0} namespaces, {resources.Count(ResourceKind.Gateway):N0} gateways, "
            + $"{resources.Count(ResourceKind.Service) + resources.Count(ResourceKind.ServiceEntry):N0} services and {resources.Count(ResourceKind.Pod) + resources.Count(ResourceKind.WorkloadEntry):N0} workloads.",
            [.. GapsOf(live.Mesh.Coverage)]);
    }

    private static IEnumerable<string> GapsOf(MeshCoverage coverage) => coverage.Kinds.Values
        .Where(kind => kind.State is WatchState.Forbidden or WatchState.NotServed or WatchState.Stale or WatchState.Broken)
        .Select(kind => kind.State switch
        {
            WatchState.NotServed => $"{kind.Kind}: the API server does not serve it.",
            WatchState.Stale or WatchState.Broken => $"{Where(kind)}: what is known may be old. {kind.Detail}".TrimEnd(),
            _ => $"{Where(kind)}: may not be read. {kind.Detail}".TrimEnd(),
        });

    private static string Where(KindCoverage kind) => kind.Namespace is { } name ? $"{kind.Kind} in {name}" : kind.Kind.ToString();
}
