using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Ports;

/// <summary>Reads whole objects from the API server, for YAML views.</summary>
public interface IObjectReader
{
    /// <summary>Reads an object as YAML, without <c>managedFields</c>.</summary>
    Task<ObjectText> ReadAsync(ObjectKey key, CancellationToken cancellationToken);
}
