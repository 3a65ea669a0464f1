namespace WaypointDashboard.Shared.Waypoints;

/// <summary>The name of a waypoint: of a Gateway, whether or not it exists.</summary>
/// <param name="Namespace">The Gateway's namespace.</param>
/// <param name="Name">The Gateway's name; may be empty, as istiod takes an empty label for a name.</param>
public readonly record struct WaypointRef(string Namespace, string Name)
{
    /// <summary>The Gateway's key.</summary>
    public Resources.ObjectKey Key => new(Resources.ResourceKind.Gateway, Namespace, Name);

    /// <summary><c>namespace/name</c>, as istiod's messages have it.</summary>
    public override string ToString() => $"{Namespace}/{Name}";
}
