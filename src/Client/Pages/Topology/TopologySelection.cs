using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Pages.Topology;

/// <summary>What is selected, followed through the changes of the mesh.</summary>
internal sealed class TopologySelection
{
    private TopologyProjection? _projection;

    /// <summary>The id of what is selected; null for nothing.</summary>
    public string? Id { get; private set; }

    /// <summary>What is known about it; null when nothing is selected or it is gone.</summary>
    public NodeDetails? Details { get; private set; }

    /// <summary>Selects something else, or the same in another view.</summary>
    public void Select(string? id, LiveMesh live, TopologyView view)
    {
        Id = id;
        if (id is null)
        {
            _projection = null;
            Details = null;
            return;
        }

        var around = NodeReader.ViewAround(id, live, view);
        _projection = _projection is null ? TopologyProjector.Project(live, around) : TopologyProjector.ChangeView(_projection, around);
        Details = NodeReader.Read(id, _projection);
    }

    /// <summary>Follows a change of the mesh.</summary>
    public void Follow(LiveChange change)
    {
        if (_projection is not null && Id is not null)
        {
            _projection = TopologyProjector.Apply(_projection, change);
            Details = NodeReader.Read(Id, _projection);
        }
    }
}
