using System.Collections.Immutable;

namespace WaypointDashboard.Sandbox.Api.Authentication;

/// <summary>Whoever sent a request, after impersonation.</summary>
internal sealed record ApiUser(string Name, ImmutableArray<string> Groups, string Uid = "")
{
    public static ApiUser Anonymous { get; } = new("system:anonymous", ["system:unauthenticated"]);

    public bool IsMaster => Groups.Contains("system:masters");
}
