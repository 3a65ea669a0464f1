using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Which namespaces a waypoint's listener lets in.</summary>
public abstract record AllowedNamespaces
{
    private AllowedNamespaces()
    {
    }

    /// <summary>Its own only: nothing is written, as <c>istioctl</c> does.</summary>
    public sealed record Same : AllowedNamespaces;

    /// <summary>All: <c>from: All</c>.</summary>
    public sealed record All : AllowedNamespaces;

    /// <summary>Those whose labels match: <c>from: Selector</c>.</summary>
    /// <param name="Selector">The selector.</param>
    public sealed record Matching(LabelSelector Selector) : AllowedNamespaces;
}
