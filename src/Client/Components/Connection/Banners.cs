using MudBlazor;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Connection;

/// <summary>What the operator should know on every page of a cluster.</summary>
public static class Banners
{
    /// <summary>The banners, the worst first.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="connection">How its connection is.</param>
    /// <param name="coverage">How far each kind is known.</param>
    /// <param name="isReadOnly">Whether applying is switched off for all.</param>
    /// <param name="clock">Writes a moment as the operator's clock says it.</param>
    public static IEnumerable<Banner> Of(ClusterInfo cluster, ConnectionStatus connection, MeshCoverage coverage, bool isReadOnly, Func<DateTimeOffset, string> clock)
    {
        if (connection.State == ConnectionState.Unauthorized)
        {
            yield return new("unauthorized", Severity.Error, "The API server refuses the dashboard's credentials.", Sentence(connection.Detail, "The dashboard keeps trying; what is shown may be old."), false);
        }
        else if (connection.State == ConnectionState.Reconnecting)
        {
            yield return new("unreachable", Severity.Error, "The API server cannot be reached.", Sentence(connection.Detail, $"The dashboard keeps trying; what is shown is as of {clock(connection.Since)}."), false);
        }

        var forbidden = coverage.Kinds.Values.Where(kind => kind.State == WatchState.Forbidden).ToList();
        if (forbidden.Count > 0)
        {
            yield return new(
                $"forbidden {cluster.Name} {KindNames.List(forbidden)}", Severity.Warning, "A part of the cluster cannot be read.",
                $"RBAC does not let the dashboard list and watch {KindNames.Short(forbidden)}. What depends on them is neither shown nor judged; it appears by itself once it is allowed.", true);
        }

        if (isReadOnly)
        {
            yield return new("read-only", Severity.Info, "Read only.", "The dashboard was started so that nothing can be applied. Changes can be planned, compared and copied as YAML.", true);
        }

        if (cluster.Source == ClusterSource.Sandbox)
        {
            yield return new(
                $"sandbox {cluster.Name}", Severity.Info, "This is the built-in sandbox.",
                "Try anything: no real cluster is touched. To see your own, start the dashboard with a kubeconfig: --cluster kubeconfig.", true);
        }
    }

    private static string Sentence(string detail, string then) => detail.Length == 0 ? then : $"{detail.TrimEnd()}{(detail.TrimEnd() is [.., '.' or '!' or '?'] ? "" : ".")} {then}";
}
