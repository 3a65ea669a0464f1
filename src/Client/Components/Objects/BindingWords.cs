using MudBlazor;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Client.Components.Objects;

/// <summary>A binding in words and pictures, the same everywhere.</summary>
public static class BindingWords
{
    /// <summary>The state as the URL says it.</summary>
    public static string IdOf(WaypointBinding? binding) => binding switch
    {
        WaypointBinding.Bound => "bound",
        WaypointBinding.Refused => "refused",
        WaypointBinding.OptedOut => "opted-out",
        WaypointBinding.None { Cause: NoBindingCause.NotEnrolled or NoBindingCause.InheritedTrafficTypeMismatch } => "not-enrolled",
        _ => "not-applicable",
    };

    /// <summary>The state in a word or two.</summary>
    public static string Label(WaypointBinding? binding) => binding switch
    {
        WaypointBinding.None { Cause: NoBindingCause.GatewayService } => "Gateway's own",
        WaypointBinding.None { Cause: NoBindingCause.WaypointInstance } => "Waypoint's own",
        WaypointBinding.None { Cause: NoBindingCause.NotInMesh } => "Not known to the mesh",
        _ => LabelOf(IdOf(binding)),
    };

    /// <summary>A state of <see cref="IdOf"/> in a word or two.</summary>
    public static string LabelOf(string id) => id switch
    {
        "bound" => "Bound",
        "refused" => "Refused",
        "opted-out" => "Opted out",
        "not-enrolled" => "No waypoint",
        _ => "Not applicable",
    };

    /// <summary>The picture of a state of <see cref="IdOf"/>.</summary>
    public static string IconOf(string id) => id switch
    {
        "bound" => Icons.Material.Outlined.Link,
        "refused" => Icons.Material.Outlined.Cancel,
        "opted-out" => Icons.Material.Outlined.Block,
        "not-enrolled" => Icons.Material.Outlined.LinkOff,
        _ => Icons.Material.Outlined.Remove,
    };

    /// <summary>How a binding is to be taken.</summary>
    public static StateTone ToneOf(WaypointBinding? binding) => binding switch
    {
        WaypointBinding.Bound { Canary: CanaryBinding.Refused } => StateTone.Warn,
        WaypointBinding.Bound => StateTone.Good,
        WaypointBinding.Refused => StateTone.Bad,
        WaypointBinding.OptedOut => StateTone.Note,
        _ => StateTone.Quiet,
    };

    /// <summary>Why it is so, in a sentence.</summary>
    public static string Why(WaypointBinding? binding) => binding switch
    {
        WaypointBinding.Bound bound => $"istiod binds it to waypoint {bound.Waypoint}.",
        WaypointBinding.Refused refused => $"{refused.Refusal.Reason}: {refused.Refusal.Message}. Traffic goes direct, without L7 policy.",
        WaypointBinding.OptedOut => $"It carries {IstioNames.UseWaypoint}={IstioNames.None}.",
        WaypointBinding.None none => Of(none.Cause),
        _ => "istiod decides no waypoint for objects of this kind.",
    };

    /// <summary>Why there is no waypoint.</summary>
    public static string Of(NoBindingCause cause) => cause switch
    {
        NoBindingCause.NotEnrolled => "Neither it nor its namespace asks for a waypoint.",
        NoBindingCause.GatewayService => "It is the service of a gateway: a waypoint has no waypoint.",
        NoBindingCause.WaypointInstance => "It is an instance of a waypoint.",
        NoBindingCause.InheritedTrafficTypeMismatch => "The namespace's waypoint does not take workload traffic; istiod passes over that without a word.",
        _ => "The mesh does not know it: it has ended, has no address, or is not visible.",
    };

    /// <summary>A traffic type as Istio writes it.</summary>
    public static string Of(TrafficType type) => type switch
    {
        TrafficType.Unknown => "unknown value",
        _ => type.ToString().ToLowerInvariant(),
    };

    /// <summary>Who is let in, in a word as Kubernetes has it.</summary>
    public static string ShortOf(AllowedRoutes routes) => routes switch
    {
        AllowedRoutes.All => "All",
        AllowedRoutes.Selected { Selector: { } selector } => selector.ToString(),
        AllowedRoutes.Selected => "None",
        _ => "Same",
    };

    /// <summary>Who is let in.</summary>
    public static string Of(AllowedRoutes routes) => routes switch
    {
        AllowedRoutes.All => "All namespaces",
        AllowedRoutes.Selected { Selector: { } selector } => $"Namespaces with {selector}",
        AllowedRoutes.Selected => "None: the selector is absent",
        _ => "Its own namespace",
    };
}
