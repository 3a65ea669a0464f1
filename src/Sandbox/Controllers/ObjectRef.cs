using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Controllers;

/// <summary>Names an object that may or may not be there.</summary>
/// <param name="Type">The kind.</param>
/// <param name="Namespace">Empty for cluster-wide kinds.</param>
/// <param name="Name">The name.</param>
internal readonly record struct ObjectRef(ResourceType Type, string Namespace, string Name)
{
    public static ObjectRef To(StoredObject value) => new(value.Type, value.Namespace, value.Name);
}
