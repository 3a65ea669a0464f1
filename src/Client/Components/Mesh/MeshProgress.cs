using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Mesh;

/// <summary>The words for how far a cluster has been read.</summary>
public static class MeshProgress
{
    private const int Most = 4;

    /// <summary>What is still waited for, the first few by name.</summary>
    public static string Of(MeshCoverage coverage)
    {
        string[] waiting = [.. coverage.Kinds.Values.Where(kind => kind.State == WatchState.Listing).Select(kind => kind.Kind.ToString()).Distinct()];
        var more = waiting.Length > Most ? $" and {waiting.Length - Most} more" : "";
        return waiting.Length == 0 ? "connecting…" : $"waiting for {string.Join(", ", waiting.Take(Most))}{more}…";
    }
}
