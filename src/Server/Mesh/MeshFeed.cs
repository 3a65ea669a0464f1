using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Kubernetes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Mesh;

namespace WaypointDashboard.Server.Mesh;

/// <summary>The mesh of a cluster for its readers. State and subscribers change under one lock, so that nobody has a gap or a double.</summary>
internal sealed class MeshFeed : IMeshFeed, IDisposable
{
    private readonly Lock _gate = new();
    private readonly HashSet<ChangeMailbox> _mailboxes = [];
    private readonly ConnectionMonitor _monitor;
    private LiveMesh _current = LiveMesh.Empty;

    public MeshFeed(ConnectionMonitor monitor)
    {
        _monitor = monitor;
        monitor.Changed = TellConnection;
    }

    public LiveMesh Current => Volatile.Read(ref _current);

    public ConnectionStatus Connection => _monitor.Status;

    public MeshSubscription Subscribe()
    {
        var mailbox = new ChangeMailbox();
        lock (_gate)
        {
            _mailboxes.Add(mailbox);
            return new MeshSubscription(_current, mailbox.ReadAsync(), () => Leave(mailbox));
        }
    }

    /// <summary>Takes over the next state. Only the store does so.</summary>
    public void Publish(LiveChange change)
    {
        lock (_gate)
        {
            Volatile.Write(ref _current, change.Current);
            Deliver(change);
        }
    }

    public void Dispose()
    {
        _monitor.Changed = () => { };
        lock (_gate)
        {
            foreach (var mailbox in _mailboxes)
            {
                mailbox.Close();
            }

            _mailboxes.Clear();
        }
    }

    private void TellConnection()
    {
        lock (_gate)
        {
            Deliver(new LiveChange(_current, new MeshChange(_current.Mesh, false, [], [], false), []));
        }
    }

    private void Deliver(LiveChange change)
    {
        foreach (var mailbox in _mailboxes)
        {
            mailbox.Put(change);
        }
    }

    private void Leave(ChangeMailbox mailbox)
    {
        lock (_gate)
        {
            _mailboxes.Remove(mailbox);
        }

        mailbox.Close();
    }
}
