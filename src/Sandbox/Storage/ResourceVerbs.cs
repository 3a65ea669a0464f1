using System.Collections.Immutable;

namespace WaypointDashboard.Sandbox.Storage;

/// <summary>The verbs that discovery announces.</summary>
internal static class ResourceVerbs
{
    public static readonly ImmutableArray<string> All = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    public static readonly ImmutableArray<string> CreateOnly = ["create"];

    public static readonly ImmutableArray<string> ReadOnly = ["get", "list", "watch"];

    /// <summary>What is never deleted all at once: namespaces.</summary>
    public static ImmutableArray<string> OneByOne { get; } = [.. All.Where(verb => verb != "deletecollection")];
}
