using Microsoft.AspNetCore.WebUtilities;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Navigation;

/// <summary>Where each page is: the only place that builds an address.</summary>
public static class DashboardRoutes
{
    /// <summary>The topology, the home page.</summary>
    public const string Topology = "/";

    /// <summary>The table of waypoints.</summary>
    public const string Waypoints = "/waypoints";

    /// <summary>The table of namespaces.</summary>
    public const string Namespaces = "/namespaces";

    /// <summary>The table of services and service entries.</summary>
    public const string Services = "/services";

    /// <summary>The table of pods and workload entries.</summary>
    public const string Workloads = "/workloads";

    /// <summary>What is wrong.</summary>
    public const string Problems = "/problems";

    /// <summary>The path between two ends.</summary>
    public const string Paths = "/paths";

    /// <summary>What pasted YAML would do.</summary>
    public const string WhatIf = "/what-if";

    /// <summary>The guided migration of a waypoint.</summary>
    public const string Migrate = "/migrate";

    /// <summary>The plans that were applied.</summary>
    public const string History = "/history";

    /// <summary>The page of one object, whose template is <c>/objects/{kind}/{namespace}/{name}</c>; cluster-scoped objects have <c>-</c> for a namespace.</summary>
    public static string Object(ObjectKey key) =>
        $"/objects/{key.Kind}/{(key.Namespace.Length == 0 ? "-" : Uri.EscapeDataString(key.Namespace))}/{Uri.EscapeDataString(key.Name)}";

    /// <summary>The page of one applied plan.</summary>
    public static string Run(Guid id) => $"{History}/{id:D}";

    /// <summary>The paths page with ends filled in, each as the API says it: <c>pod/ns/name</c>, <c>service/ns/name:port</c>, <c>outside</c>; null leaves one open.</summary>
    public static string Path(string? from, string? to)
    {
        string?[] ends = [from is null ? null : $"from={Uri.EscapeDataString(from)}", to is null ? null : $"to={Uri.EscapeDataString(to)}"];
        var query = string.Join('&', ends.Where(end => end is not null));
        return query.Length == 0 ? Paths : $"{Paths}?{query}";
    }

    /// <summary>The same page for another cluster: every address of the dashboard may carry <c>cluster=NAME</c>.</summary>
    public static string WithCluster(string route, string? cluster) =>
        cluster is null ? route : $"{route}{(route.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cluster={Uri.EscapeDataString(cluster)}";

    /// <summary>
    /// The cluster that an address carries; null for the default one. Pages have it supplied as a parameter. What comes and goes while the address changes must read it here: the framework fails when the
    /// parameters of a query gain or lose a reader while it tells the others.
    /// </summary>
    public static string? ClusterIn(string uri) =>
        QueryHelpers.ParseQuery(new Uri(uri).Query).TryGetValue("cluster", out var values) && values is [{ Length: > 0 } name, ..] ? name : null;
}
