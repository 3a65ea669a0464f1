using System.Collections.Immutable;

namespace WaypointDashboard.Sandbox;

/// <summary>Someone who may sign in to the sandbox by a bearer token.</summary>
/// <param name="Name">The user name.</param>
/// <param name="Token">The bearer token.</param>
/// <param name="Groups">The groups, beside <c>system:authenticated</c>; <c>system:masters</c> may do everything.</param>
public sealed record SandboxUser(string Name, string Token, ImmutableArray<string> Groups)
{
    public static SandboxUser Admin { get; } = new("admin", "admin-token", ["system:masters"]);

    /// <summary>May do nothing until a binding lets her.</summary>
    public static SandboxUser Alice { get; } = new("alice", "alice-token", ["devs"]);

    public static SandboxUser Bob { get; } = new("bob", "bob-token", ["devs"]);
}
