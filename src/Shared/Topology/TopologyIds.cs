using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Topology;

/// <summary>The ids of nodes. Those of Kubernetes objects are their keys as text, such as <c>service/shop/cart</c>.</summary>
public static class TopologyIds
{
    /// <summary>The id of a namespace.</summary>
    public static string Namespace(string name) => ObjectKey.ForNamespace(name).ToString();

    /// <summary>The id of the node that stands for a namespace's own label.</summary>
    public static string Enrollment(string namespaceName) => $"enrollment/{namespaceName}";

    /// <summary>The id of a waypoint that is not there.</summary>
    public static string Missing(WaypointRef waypoint) => $"missing/{waypoint}";

    /// <summary>The waypoint that is not there, of which a node is; null for other nodes.</summary>
    public static WaypointRef? MissingOf(string id) =>
        id.Split('/') is ["missing", var home, var name] ? new(home, name) : null;

    /// <summary>The id of the pods of one owner.</summary>
    public static string Workload(string namespaceName, OwnerReference owner) => $"workload/{namespaceName}/{owner.Kind}/{owner.Name}".ToLowerInvariant();

    /// <summary>The object behind a node; null for workloads, which are several, and for what is not there.</summary>
    public static ObjectKey? ObjectOf(string id)
    {
        const string prefix = "enrollment/";
        return id.StartsWith(prefix, StringComparison.Ordinal) ? ObjectKey.ForNamespace(id[prefix.Length..])
            : ObjectKey.TryParse(id, out var key) ? key
            : null;
    }
}
