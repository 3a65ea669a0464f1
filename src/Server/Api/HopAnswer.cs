using WaypointDashboard.Shared.Traffic;

namespace WaypointDashboard.Server.Api;

/// <summary>A station on the way of a connection.</summary>
/// <param name="Kind">What it is, such as <c>Ztunnel</c> or <c>Waypoint</c>.</param>
/// <param name="Namespace">Its namespace; empty when it has none.</param>
/// <param name="Name">Its name: of the object, or of the node for a ztunnel.</param>
/// <param name="Transport">How the connection comes to it: <c>None</c>, <c>Redirected</c>, <c>Hbone</c>, <c>DoubleHbone</c>, <c>MutualTls</c> or <c>Plaintext</c>.</param>
/// <param name="Why">Why it is on the way and what it does.</param>
/// <param name="Instances">The pods that may play this part, each <c>kind/namespace/name</c>; empty when it is a single one.</param>
/// <param name="Enforced">The policies and routes that apply there, each <c>kind/namespace/name</c>.</param>
internal sealed record HopAnswer(string Kind, string Namespace, string Name, string Transport, string Why, IReadOnlyList<string> Instances, IReadOnlyList<string> Enforced)
{
    public static HopAnswer Of(TrafficHop hop) => new(
        hop.Kind.ToString(),
        hop.Namespace,
        hop.Name,
        hop.Transport.ToString(),
        hop.Why,
        [.. hop.Instances.Items.Select(key => key.ToString())],
        [.. hop.Enforced.Items.Select(key => key.ToString())]);
}
