using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>A station on the way of a connection.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Namespace">Its namespace; empty when it has none.</param>
/// <param name="Name">Its name: of the object, or of the node for a ztunnel.</param>
/// <param name="Object">The object behind it; null when there is none in the snapshot.</param>
/// <param name="Transport">How the connection came to this hop.</param>
/// <param name="Why">One sentence: why it is on the way and what it does.</param>
/// <param name="Instances">The pods that may play this part (a waypoint's pods, a service's endpoints); empty when it is a single one.</param>
/// <param name="Enforced">The policies and routes that apply at this hop.</param>
public sealed record TrafficHop(
    HopKind Kind,
    string Namespace,
    string Name,
    ObjectKey? Object,
    HopTransport Transport,
    string Why,
    ValueList<ObjectKey> Instances = default,
    ValueList<ObjectKey> Enforced = default);
