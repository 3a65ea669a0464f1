namespace WaypointDashboard.Sandbox.Api.Requests;

/// <summary>The parts of a resource's path: <c>/apis/GROUP/VERSION[/namespaces/NS]/RESOURCE[/NAME[/SUBRESOURCE]]</c>, or the same under <c>/api/v1</c>.</summary>
internal sealed record RequestPath(string Group, string Version, string Namespace, string Resource, string Name, string Subresource)
{
    /// <summary>Null if the path is not one of a resource.</summary>
    public static RequestPath? Parse(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (group, version, rest) = parts switch
        {
            ["api", var core, .. var tail] => ("", core, tail),
            ["apis", var named, var each, .. var tail] => (named, each, tail),
            _ => ("", "", []),
        };
        return rest switch
        {
            [] => null,
            ["namespaces", var name] => new RequestPath(group, version, name, "namespaces", name, ""),
            ["namespaces", var name, "status" or "finalize"] => new RequestPath(group, version, name, "namespaces", name, rest[2]),
            ["namespaces", var ns, var resource] => new RequestPath(group, version, ns, resource, "", ""),
            ["namespaces", var ns, var resource, var name] => new RequestPath(group, version, ns, resource, name, ""),
            ["namespaces", var ns, var resource, var name, var subresource] => new RequestPath(group, version, ns, resource, name, subresource),
            [var resource] => new RequestPath(group, version, "", resource, "", ""),
            [var resource, var name] => new RequestPath(group, version, "", resource, name, ""),
            [var resource, var name, var subresource] => new RequestPath(group, version, "", resource, name, subresource),
            _ => null,
        };
    }
}
