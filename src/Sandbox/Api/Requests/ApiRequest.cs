using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Requests;

/// <summary>What a request for a resource asks: the path and the method, understood.</summary>
internal sealed record ApiRequest(string Verb, ResourceType Type, string Version, string Namespace, string Name, string Subresource)
{
    public string ApiVersion => Type.ApiVersionOf(Version);

    /// <summary>Whether a list or a watch goes over all namespaces.</summary>
    public string? NamespaceFilter => Namespace.Length == 0 ? null : Namespace;
}
