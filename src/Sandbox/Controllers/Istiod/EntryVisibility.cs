using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Api.Requests;
using WaypointDashboard.Sandbox.Storage;
using YamlDotNet.Core;

namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>How far the ServiceEntries of a namespace are seen, by the mesh configuration.</summary>
internal static class EntryVisibility
{
    public const string Nowhere = "NONE";
    public const string InNamespace = "NAMESPACE";

    public static bool IsMeshConfig(StoredObject value) => value.Type == ResourceTypes.ConfigMap && value is { Namespace: "istio-system", Name: "istio" };

    /// <summary>PUBLIC, NAMESPACE or NONE; null where nothing is configured.</summary>
    public static string? Of(ClusterView view, string ns)
    {
        if (view.Find(ResourceTypes.ConfigMap, "istio-system", "istio") is not { } config || Read(view.Json(config).TextAt("data", "mesh") ?? "") is not { } visibility) return null;
        var labels = view.NamespaceLabels(ns);
        return visibility.ItemsAt("policies").FirstOrDefault(policy => policy.ItemsAt("matchingRules").Any(rule => labels.MatchesSelector(rule.At("namespaceSelector")))) is { } first
            ? first.TextAt("visibility") ?? "PUBLIC"
            : visibility.TextAt("defaultVisibility") ?? "PUBLIC";
    }

    private static JsonObject? Read(string mesh)
    {
        try
        {
            return YamlJson.Parse(mesh).At("serviceEntryVisibility") as JsonObject;
        }
        catch (YamlException)
        {
            // istiod keeps what it had before, which was nothing.
            return null;
        }
    }
}
