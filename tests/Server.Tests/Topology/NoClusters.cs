using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.Tests.Topology;

/// <summary>A catalogue of no clusters, where a test brings its mesh itself.</summary>
internal sealed class NoClusters : IClusterCatalog
{
    public IReadOnlyList<ClusterInfo> Clusters => [];

    public ClusterInfo Default { get; } = new("none", default, "");

    public IClusterSession? Open(string name) => null;
}
