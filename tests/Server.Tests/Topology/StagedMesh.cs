using System.Threading.Channels;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Tests.Topology;

/// <summary>A mesh that changes when a test says so.</summary>
internal sealed class StagedMesh(params IEnumerable<MeshResource> resources) : IMeshFeed
{
    private readonly Channel<LiveChange> _changes = Channel.CreateUnbounded<LiveChange>();

    public LiveMesh Current { get; private set; } = LiveMeshBuilder.FromScratch(resources, MeshCoverage.Empty, 1);

    public ConnectionStatus Connection { get; } = new(ConnectionState.Live, DateTimeOffset.UnixEpoch);

    public static ServiceResource Service(string home, string name) =>
        new(new(home, name, LabelSet.Empty, LabelSet.Empty), "ClusterIP", ["10.0.0.1"], LabelSet.Empty, [], [], []);

    public static NamespaceResource Namespace(string name) => new(new("", name, LabelSet.Empty, LabelSet.Empty));

    public MeshSubscription Subscribe() => new(Current, _changes.Reader.ReadAllAsync(), () => { });

    public void Upsert(MeshResource resource)
    {
        var change = LiveMeshBuilder.Apply(Current, [new ResourceEvent.Upserted(resource)]);
        Current = change.Current;
        _changes.Writer.TryWrite(change);
    }
}
