using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Topology;

namespace WaypointDashboard.Server.Topology;

/// <summary>All views that are open. The id of one is 128 random bits, and only the user who opened it finds it.</summary>
internal sealed class TopologyViews : ITopologyViews
{
    private const int IdBytes = 16;

    private readonly ConcurrentDictionary<string, OpenTopologyView> _views = new(StringComparer.Ordinal);

    public ITopologyView Open(IMeshFeed mesh, TopologyView view, ClaimsPrincipal user)
    {
        var id = RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true);
        var opened = new OpenTopologyView(id, OwnerOf(user), mesh, view, closed => _views.TryRemove(closed.Id, out _));
        _views[id] = opened;
        return opened;
    }

    /// <summary>Finds a view; null when it is closed or somebody else's, which look the same from outside.</summary>
    public OpenTopologyView? Find(string id, ClaimsPrincipal? user) =>
        _views.TryGetValue(id, out var view) && view.Owner == OwnerOf(user) ? view : null;

    private static string OwnerOf(ClaimsPrincipal? user) =>
        user?.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? user?.FindFirst("sub")?.Value ?? user?.Identity?.Name ?? "";
}
