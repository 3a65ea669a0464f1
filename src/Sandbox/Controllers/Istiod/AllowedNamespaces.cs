using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Controllers.Istiod;

/// <summary>Which namespaces may attach to a listener.</summary>
/// <param name="From">All, Selector, or anything else for the same namespace.</param>
/// <param name="Selector">For Selector: which labels.</param>
internal sealed record AllowedNamespaces(string From, JsonNode? Selector)
{
    public static AllowedNamespaces Same { get; } = new("Same", null);

    public static AllowedNamespaces Of(JsonNode? listener) => new(listener.TextAt("allowedRoutes", "namespaces", "from") ?? "Same", listener.At("allowedRoutes", "namespaces", "selector"));

    public bool Takes(string consumer, string own, ClusterView view) => From switch
    {
        "All" => true,
        "Selector" => view.NamespaceLabels(consumer).MatchesSelector(Selector),
        _ => consumer == own,
    };
}
