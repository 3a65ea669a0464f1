using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Where the API server has things, relative to its address.</summary>
internal static class ResourcePath
{
    /// <summary><c>api/v1</c> or <c>apis/apps/v1</c>.</summary>
    public static string Prefix(ResourceKindInfo info, string version) => info.Group.Length == 0 ? $"api/{version}" : $"apis/{info.Group}/{version}";

    /// <summary>The objects of a kind, in a namespace or, for null, in all.</summary>
    public static string Collection(ResourceKindInfo info, string version, string? ns) =>
        ns is null || !info.IsNamespaced ? $"{Prefix(info, version)}/{info.Plural}" : $"{Prefix(info, version)}/namespaces/{Uri.EscapeDataString(ns)}/{info.Plural}";

    /// <summary>One object.</summary>
    public static string Of(ObjectKey key, string version)
    {
        var info = ResourceKinds.Of(key.Kind);
        return $"{Collection(info, version, key.Namespace)}/{Uri.EscapeDataString(key.Name)}";
    }
}
