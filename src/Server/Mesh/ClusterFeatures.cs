using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.Mesh;

/// <summary>What can be done with a watched cluster beside looking. Made once for each, and let go with it.</summary>
/// <param name="Changes">Previews and applies plans.</param>
/// <param name="Access">Asks what may be done.</param>
internal sealed record ClusterFeatures(IChangeService Changes, IAccessReviewer Access);
