namespace WaypointDashboard.TestKit.ApiServer;

/// <summary>A user whom the API server knows by a bearer token.</summary>
public sealed record KubeUser(string Name, string Token, string Group)
{
    /// <summary>May do everything.</summary>
    public static KubeUser Admin { get; } = new("admin", "admin-token", "system:masters");

    /// <summary>In the group <c>devs</c>; may do nothing until a binding lets her.</summary>
    public static KubeUser Alice { get; } = new("alice", "alice-token", "devs");

    /// <summary>In the group <c>devs</c>; may do nothing until a binding lets him.</summary>
    public static KubeUser Bob { get; } = new("bob", "bob-token", "devs");

    public static IReadOnlyList<KubeUser> All { get; } = [Admin, Alice, Bob];
}
