using NSubstitute;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Live;

namespace WaypointDashboard.Client.Tests.Doubles;

/// <summary>A look at a cluster that is not there; also the catalogue in which it is the only one.</summary>
internal sealed class FakeSession(LiveMesh mesh) : IClusterSession, IClusterCatalog
{
    public FakeMeshFeed Feed { get; } = new(mesh);

    public FakeChangeService Service { get; } = new();

    public ClusterInfo Cluster { get; } = new("test", ClusterSource.Sandbox, "https://127.0.0.1");

    public IMeshFeed Mesh => Feed;

    public IObjectReader Objects { get; } = Substitute.For<IObjectReader>();

    public IChangeService Changes => Service;

    public FakeAccess Rights { get; } = new();

    public IAccessReviewer Access => Rights;

    public IReadOnlyList<ClusterInfo> Clusters => [Cluster];

    public ClusterInfo Default => Cluster;

    public bool IsDisposed { get; private set; }

    public IClusterSession? Open(string name) => name == Cluster.Name ? this : null;

    public void Dispose() => IsDisposed = true;
}
