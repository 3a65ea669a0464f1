using Microsoft.AspNetCore.SignalR;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Server.Topology;

/// <summary>Streams the topology to canvases, off the circuit: a big graph does not hold up clicks, and a slow browser is waited for.</summary>
internal sealed class TopologyHub(TopologyViews views, TimeProvider time) : Hub
{
    /// <summary>The whole graph of a view and then each step.</summary>
    /// <exception cref="HubException">The view is closed, or not this user's.</exception>
    public IAsyncEnumerable<TopologyDelta> Stream(string viewId, CancellationToken cancellationToken) =>
        views.Find(viewId, Context.User) is { } view
            ? new TopologyStream(view, time).RunAsync(cancellationToken)
            : throw new HubException("This view of the topology is not open any more.");
}
