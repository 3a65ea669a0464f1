using WaypointDashboard.Client.Components.Objects;
using WaypointDashboard.Client.Components.Tables;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Pages.Services;

/// <summary>A Service or ServiceEntry.</summary>
/// <param name="Key">The object.</param>
/// <param name="Binding">What istiod decides.</param>
/// <param name="Confirmation">Whether istiod has written the same.</param>
/// <param name="Written">What istiod has written, in its words; empty when nothing.</param>
/// <param name="Ingress">Whether ingress traffic goes through the waypoint.</param>
/// <param name="ServiceType">Its type, or a ServiceEntry's location.</param>
/// <param name="Ports">Its ports.</param>
/// <param name="Hosts">The names that clients use.</param>
public sealed record ServiceRow(
    ObjectKey Key,
    WaypointBinding? Binding,
    Confirmation Confirmation,
    string Written,
    IngressUse Ingress,
    string ServiceType,
    string Ports,
    string Hosts) : TableRow(Key)
{
    /// <summary>The waypoint that is asked for, bound or refused; null when none is.</summary>
    public WaypointRef? Waypoint => Binding switch
    {
        WaypointBinding.Bound bound => bound.Waypoint,
        WaypointBinding.Refused refused => refused.Refusal.Waypoint,
        _ => null,
    };

    /// <summary>The canary that is asked for; null when none is.</summary>
    public CanaryBinding? Canary => (Binding as WaypointBinding.Bound)?.Canary;

    /// <summary>Whose label decided, in words.</summary>
    public string DecidedBy => Binding?.DecidedBy is not { } by ? "" : by == Key ? "own label" : "namespace label";

    /// <inheritdoc/>
    public override string State => BindingWords.IdOf(Binding);

    /// <inheritdoc/>
    public override string Type => Key.Kind == ResourceKind.Service ? "service" : "serviceentry";

    /// <inheritdoc/>
    public override string SearchText { get; } = Words(Key.QualifiedName, Key.Kind.ToString(), ServiceType, Ports, Hosts, WordsOf(Binding), Written);

    private static string WordsOf(WaypointBinding? binding) => binding switch
    {
        WaypointBinding.Bound { Canary: CanaryBinding.Accepted canary } bound => $"bound {bound.Waypoint} canary {canary.Waypoint}",
        WaypointBinding.Bound bound => $"bound {bound.Waypoint}",
        WaypointBinding.Refused refused => $"refused {refused.Refusal.Waypoint} {refused.Refusal.Reason}",
        _ => BindingWords.Label(binding),
    };
}
