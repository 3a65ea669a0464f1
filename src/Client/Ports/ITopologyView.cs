using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Ports;

/// <summary>A topology view that a page has open. Disposing closes it and ends its streams.</summary>
public interface ITopologyView : IDisposable
{
    /// <summary>Its unguessable id, for the canvas.</summary>
    string Id { get; }

    /// <summary>Shows something else; the canvas gets the difference.</summary>
    void Show(TopologyView view);
}
