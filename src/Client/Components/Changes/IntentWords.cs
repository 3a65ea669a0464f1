using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Client.Components.Changes;

/// <summary>The forms' titles, and what each does.</summary>
internal static class IntentWords
{
    /// <summary>The title of an intent's form.</summary>
    public static string TitleOf(ChangeIntent intent) => intent switch
    {
        ChangeIntent.DeployWaypoint => "Deploy a waypoint",
        ChangeIntent.Enroll => "Enroll in a waypoint",
        ChangeIntent.RetargetAll => "Move everything to another waypoint",
        ChangeIntent.Unenroll => "Un-enroll",
        ChangeIntent.OptOut => "Opt out of waypoints",
        ChangeIntent.DeleteWaypoints => "Delete waypoints",
        ChangeIntent.SetAllowedNamespaces => "Change who may use a waypoint",
        ChangeIntent.SetTrafficType => "Change a waypoint's traffic type",
        ChangeIntent.SetWaypointListener => "Correct a waypoint's listener",
        ChangeIntent.SetIngressUseWaypoint => "Ingress traffic and the waypoint",
        ChangeIntent.JoinAmbient => "Put into the ambient mesh",
        ChangeIntent.SetCanary => "Canary waypoint",
        ChangeIntent.EditMetadata => "Change labels and annotations",
        ChangeIntent.PatchObject => "Change an object",
        ChangeIntent.DeleteObject => "Delete an object",
        ChangeIntent.ApplyManifests => "Apply objects",
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent.GetType().Name, "No words for this intent."),
    };

    /// <summary>What an intent's form does, in a sentence or two.</summary>
    public static string ExplanationOf(ChangeIntent intent) => intent switch
    {
        ChangeIntent.DeployWaypoint => "Writes a Gateway, for which istiod deploys the proxy. Nothing uses it until something is enrolled.",
        ChangeIntent.Enroll => "Sets istio.io/use-waypoint. Traffic to the objects goes through the waypoint as soon as istiod has bound them.",
        ChangeIntent.RetargetAll => "Changes every label that names the one waypoint so that it names the other.",
        ChangeIntent.Unenroll => "Takes istio.io/use-waypoint off. L7 policies, routes and metrics of the waypoint no longer apply to the objects.",
        ChangeIntent.OptOut => "Sets istio.io/use-waypoint=none, which wins over the namespace's label.",
        ChangeIntent.DeleteWaypoints => "Deletes the Gateways; istiod takes their proxies away.",
        ChangeIntent.SetAllowedNamespaces => "Changes allowedRoutes of the waypoint's listener. Objects of other namespaces are refused with AttachmentDenied.",
        ChangeIntent.SetTrafficType => "Changes istio.io/waypoint-for on the Gateway.",
        ChangeIntent.SetWaypointListener => "Leaves the Gateway with one listener, HBONE on port 15008, which is all that istiod accepts of a waypoint. Who may use it stays as it is written.",
        ChangeIntent.SetIngressUseWaypoint => "Without istio.io/ingress-use-waypoint=true a gateway at the edge sends requests straight to the pods, past the waypoint.",
        ChangeIntent.JoinAmbient => "Sets istio.io/dataplane-mode=ambient: ztunnel captures the pods' traffic, without a restart.",
        ChangeIntent.SetCanary => "Sends a share of the connections through a second waypoint; the primary takes the rest.",
        ChangeIntent.PatchObject patch => patch.Purpose,
        ChangeIntent.EditMetadata edit => $"Changes {edit.Target.Kind} {edit.Target.QualifiedName}.",
        ChangeIntent.DeleteObject delete => $"Deletes {delete.Target.Kind} {delete.Target.QualifiedName}.",
        ChangeIntent.ApplyManifests => "Applies the objects as they are written, by server-side apply.",
        _ => throw new ArgumentOutOfRangeException(nameof(intent), intent.GetType().Name, "No words for this intent."),
    };

    /// <summary>What the button that applies says.</summary>
    public static string VerbOf(ChangeIntent intent) => intent switch
    {
        ChangeIntent.DeployWaypoint => "Deploy",
        ChangeIntent.Enroll => "Enroll",
        ChangeIntent.RetargetAll => "Move",
        ChangeIntent.Unenroll => "Un-enroll",
        ChangeIntent.OptOut => "Opt out",
        ChangeIntent.DeleteWaypoints or ChangeIntent.DeleteObject => "Delete",
        _ => "Apply",
    };
}
