using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Which namespaces a waypoint's listener lets in.</summary>
public abstract record AllowedNamespaces
{
    private AllowedNamespaces()
    {
    }

    /// <summary>What a form starts from: what a waypoint lets in today. A selector that is absent lets nobody in, which no form writes: it becomes the waypoint's own namespace.</summary>
    /// <param name="routes">What the waypoint lets in.</param>
    public static AllowedNamespaces From(AllowedRoutes routes) => routes switch
    {
        AllowedRoutes.All => new All(),
        AllowedRoutes.Selected { Selector: { } selector } => new Matching(selector),
        _ => new Same(),
    };

    /// <summary>Whether a waypoint lets in just these already.</summary>
    /// <param name="routes">What the waypoint lets in.</param>
    public bool IsSameAs(AllowedRoutes routes) => (this, routes) switch
    {
        (Same, AllowedRoutes.Same) or (All, AllowedRoutes.All) => true,
        (Matching wanted, AllowedRoutes.Selected { Selector: { } selector }) => wanted.Selector == selector,
        _ => false,
    };

    /// <summary>Those of these names.</summary>
    /// <param name="namespaces">The names, in any order.</param>
    public static Matching Named(IEnumerable<string> namespaces) => new(new LabelSelector(
        LabelSet.Empty,
        [new LabelRequirement(IstioNames.NamespaceName, "In", namespaces.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList())]));

    /// <summary>What a waypoint has to let in for one namespace's objects to use it: that namespace, and its own.</summary>
    /// <param name="own">The waypoint's namespace.</param>
    /// <param name="consumer">The namespace that is to use it.</param>
    public static AllowedNamespaces ToServe(string own, string consumer) => own == consumer ? new Same() : Named([own, consumer]);

    /// <summary>Its own only: nothing is written, as <c>istioctl</c> does.</summary>
    public sealed record Same : AllowedNamespaces;

    /// <summary>All: <c>from: All</c>.</summary>
    public sealed record All : AllowedNamespaces;

    /// <summary>Those whose labels match: <c>from: Selector</c>.</summary>
    /// <param name="Selector">The selector.</param>
    public sealed record Matching(LabelSelector Selector) : AllowedNamespaces;
}
