using System.Security.Claims;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Client.Ports;

/// <summary>The topology views that pages have open; the canvas streams each from the hub at <see cref="HubPath"/>.</summary>
public interface ITopologyViews
{
    /// <summary>Where the canvas finds the hub, relative to the base address.</summary>
    const string HubPath = "hubs/topology";

    /// <summary>Opens a view of a mesh. Only the same user can stream it.</summary>
    ITopologyView Open(IMeshFeed mesh, TopologyView view, ClaimsPrincipal user);
}
