using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>What an operator wants, before it is planned.</summary>
public abstract record ChangeIntent
{
    private ChangeIntent()
    {
    }

    /// <summary>Deploy a waypoint, or bring the one of that name to this shape.</summary>
    /// <param name="Waypoint">Its namespace and name.</param>
    /// <param name="TrafficType">The traffic type to label it with; null leaves the label out, so that the class or the default decides.</param>
    /// <param name="Revision">The control plane revision; null leaves the label out.</param>
    /// <param name="Allowed">The namespaces that may use it.</param>
    /// <param name="ClassName">The GatewayClass.</param>
    /// <param name="EnrollNamespace">Whether its own namespace is enrolled as soon as it is programmed.</param>
    /// <param name="Parameters">The ConfigMap in its namespace that shapes what istiod deploys, such as replicas and resources (<c>spec.infrastructure.parametersRef</c>); null for none.</param>
    /// <param name="Size">Its size, which is written into that ConfigMap, or one of its own where none is named; null leaves it to istiod or to the ConfigMap.</param>
    public sealed record DeployWaypoint(
        WaypointRef Waypoint,
        TrafficType? TrafficType,
        string? Revision,
        AllowedNamespaces Allowed,
        string ClassName = "istio-waypoint",
        bool EnrollNamespace = false,
        string? Parameters = null,
        WaypointSize? Size = null) : ChangeIntent;

    /// <summary>Let objects use a waypoint, whatever they use now.</summary>
    /// <param name="Targets">Namespaces, Services, ServiceEntries, Pods or WorkloadEntries.</param>
    /// <param name="Waypoint">The waypoint; null while none is chosen, which no plan comes of.</param>
    /// <param name="EnableAmbient">Whether namespaces (and pods) among them that are not in ambient get <c>istio.io/dataplane-mode=ambient</c> too.</param>
    public sealed record Enroll(ValueList<ObjectKey> Targets, WaypointRef? Waypoint, bool EnableAmbient = false) : ChangeIntent;

    /// <summary>Move everything that names one waypoint to another.</summary>
    /// <param name="From">The waypoint that they name now.</param>
    /// <param name="To">The waypoint that they shall name.</param>
    public sealed record RetargetAll(WaypointRef From, WaypointRef To) : ChangeIntent;

    /// <summary>Take the enrollment labels off.</summary>
    /// <param name="Targets">The objects that carry them.</param>
    public sealed record Unenroll(ValueList<ObjectKey> Targets) : ChangeIntent;

    /// <summary>Label objects <c>use-waypoint: none</c>.</summary>
    /// <param name="Targets">The objects.</param>
    public sealed record OptOut(ValueList<ObjectKey> Targets) : ChangeIntent;

    /// <summary>Delete waypoints.</summary>
    /// <param name="Waypoints">Which ones.</param>
    /// <param name="UnenrollFirst">Whether those who name them are un-enrolled first; otherwise they dangle.</param>
    public sealed record DeleteWaypoints(ValueList<WaypointRef> Waypoints, bool UnenrollFirst = true) : ChangeIntent;

    /// <summary>Change which namespaces a waypoint lets in.</summary>
    /// <param name="Waypoint">The waypoint.</param>
    /// <param name="Allowed">The namespaces.</param>
    public sealed record SetAllowedNamespaces(WaypointRef Waypoint, AllowedNamespaces Allowed) : ChangeIntent;

    /// <summary>Change what traffic a waypoint takes.</summary>
    /// <param name="Waypoint">The waypoint.</param>
    /// <param name="TrafficType">The type; null takes the label off.</param>
    public sealed record SetTrafficType(WaypointRef Waypoint, TrafficType? TrafficType) : ChangeIntent;

    /// <summary>Leave a waypoint with the one listener that istiod expects: HBONE on port 15008.</summary>
    /// <param name="Waypoint">The waypoint.</param>
    public sealed record SetWaypointListener(WaypointRef Waypoint) : ChangeIntent;

    /// <summary>Let ingress traffic go through the waypoint, or not.</summary>
    /// <param name="Targets">Services, ServiceEntries or Namespaces.</param>
    /// <param name="UseWaypoint">Whether it does; null takes the label off.</param>
    public sealed record SetIngressUseWaypoint(ValueList<ObjectKey> Targets, bool? UseWaypoint) : ChangeIntent;

    /// <summary>Put namespaces or pods into the ambient mesh.</summary>
    /// <param name="Targets">Namespaces or Pods.</param>
    public sealed record JoinAmbient(ValueList<ObjectKey> Targets) : ChangeIntent;

    /// <summary>Give services a second waypoint with a share of the connections.</summary>
    /// <param name="Targets">Namespaces, Services or ServiceEntries.</param>
    /// <param name="Canary">The canary; null takes the canary off.</param>
    /// <param name="Weight">Its share in percent, 0 to 100.</param>
    public sealed record SetCanary(ValueList<ObjectKey> Targets, WaypointRef? Canary, int Weight) : ChangeIntent;

    /// <summary>Set or remove labels and annotations, for fixes that no other form covers.</summary>
    /// <param name="Target">The object.</param>
    /// <param name="Labels">Labels to set; null values remove.</param>
    /// <param name="Annotations">Annotations to set; null values remove.</param>
    public sealed record EditMetadata(
        ObjectKey Target,
        ValueList<KeyValuePair<string, string?>> Labels,
        ValueList<KeyValuePair<string, string?>> Annotations) : ChangeIntent;

    /// <summary>Merge fields into an object: a JSON merge patch.</summary>
    /// <param name="Target">The object.</param>
    /// <param name="MergePatch">The patch, as JSON.</param>
    /// <param name="Purpose">What it is for, in a few words.</param>
    public sealed record PatchObject(ObjectKey Target, string MergePatch, string Purpose) : ChangeIntent;

    /// <summary>Delete an object that has no effect or does harm.</summary>
    /// <param name="Target">The object.</param>
    public sealed record DeleteObject(ObjectKey Target) : ChangeIntent;

    /// <summary>Apply objects as an operator wrote them (What if, undo).</summary>
    /// <param name="Manifests">Each object as JSON.</param>
    public sealed record ApplyManifests(ValueList<string> Manifests) : ChangeIntent;
}
