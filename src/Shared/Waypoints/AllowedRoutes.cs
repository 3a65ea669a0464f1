using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Waypoints;

/// <summary>Which consumer namespaces a waypoint lets in (istiod: ambient/waypoints.go, makeAllowedRoutes and AllowedNamespaces).</summary>
public abstract record AllowedRoutes
{
    private AllowedRoutes()
    {
    }

    /// <summary>Reads the listener that istiod chooses.</summary>
    /// <param name="listener">The chosen listener; null when there is none, which lets in the same namespace only.</param>
    public static AllowedRoutes Read(GatewayListener? listener) => listener?.AllowedFrom switch
    {
        "All" => new All(),
        "Selector" => new Selected(listener.AllowedSelector),
        _ => new Same(),
    };

    /// <summary>Whether objects of a namespace may use the waypoint.</summary>
    /// <param name="home">The waypoint's own namespace.</param>
    /// <param name="consumer">The consumer's namespace.</param>
    /// <param name="consumerLabels">The labels of the consumer's Namespace object as stored; nothing is synthesised.</param>
    public bool Allows(string home, string consumer, LabelSet consumerLabels) => this switch
    {
        All => true,
        Selected { Selector: { } selector } => selector.Matches(consumerLabels),
        Selected => false,
        _ => home == consumer,
    };

    /// <summary>The waypoint's own namespace; also for values that istiod does not know.</summary>
    public sealed record Same : AllowedRoutes;

    /// <summary>Every namespace.</summary>
    public sealed record All : AllowedRoutes;

    /// <summary>Namespaces by label, the waypoint's own included.</summary>
    /// <param name="Selector">The selector; null (absent) matches nothing.</param>
    public sealed record Selected(LabelSelector? Selector) : AllowedRoutes;
}
