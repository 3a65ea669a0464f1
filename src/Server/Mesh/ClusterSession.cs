using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Kubernetes;

namespace WaypointDashboard.Server.Mesh;

/// <summary>A look at a watched cluster.</summary>
internal sealed class ClusterSession(ClusterWatch watch, ClusterFeatures features, Action release) : IClusterSession
{
    private Action? _release = release;

    public ClusterInfo Cluster => watch.Info;

    public IMeshFeed Mesh => watch.Feed;

    public IObjectReader Objects { get; } = new ObjectReader(watch.Connection, watch.Discovery);

    public IChangeService Changes => features.Changes;

    public IAccessReviewer Access => features.Access;

    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
