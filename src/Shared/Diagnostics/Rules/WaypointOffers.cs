using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>Forms that give an object a waypoint, or make one fit. They look no further than the object's namespace and the waypoints that are named.</summary>
internal static class WaypointOffers
{
    /// <summary>Enroll a service in a waypoint that would take it; where there is none, deploy one beside it. Null where the namespace itself is not known, and where a waypoint would not help: a headless service.</summary>
    public static SuggestedChange? ForService(MeshSnapshot mesh, ObjectKey service) => WaypointConsumers.IsHeadless(mesh, service) ? null : Accepting(mesh, service) is { } waypoint
        ? new($"Enroll {FindingText.Of(service)} in {waypoint}", new ChangeIntent.Enroll([service], waypoint))
        : Deploy(mesh, new(service.Namespace, WaypointNames.Free(mesh.Resources, service.Namespace)));

    /// <summary>The waypoint that would take a service or namespace: the one that its namespace names, else the first of its namespace; null when there is none.</summary>
    public static WaypointRef? Accepting(MeshSnapshot mesh, ObjectKey target)
    {
        var home = EnrollmentTarget.HomeOf(target);
        var named = UseWaypointLabel.Read(mesh.Resources.FindNamespace(home)?.Labels ?? LabelSet.Empty, home).Waypoint;
        return mesh.Resources.In(home).All<GatewayResource>(ResourceKind.Gateway).OrderBy(gateway => gateway.Key)
            .Prepend(named is { } reference ? mesh.Resources.Find(reference.Key) as GatewayResource : null)
            .OfType<GatewayResource>()
            .Select(gateway => Waypoint.Read(gateway, mesh.Resources))
            .FirstOrDefault(waypoint => waypoint.TrafficType is TrafficType.Service or TrafficType.All && WaypointAcceptance.IsOfferable(waypoint, target, mesh.Resources))
            ?.Reference;
    }

    /// <summary>Make right what istiod refuses a service a waypoint for; null where no form can.</summary>
    public static SuggestedChange? Against(MeshSnapshot mesh, BindingRefusal refusal, string consumerNamespace) =>
        (refusal.Reason, mesh.Resources.Find(refusal.Waypoint.Key) as GatewayResource) switch
        {
            (RefusalReason.WaypointIsNotReady, null) when WaypointNames.IsFree(mesh.Resources, refusal.Waypoint) => Deploy(mesh, refusal.Waypoint, consumerNamespace),
            (RefusalReason.AttachmentDenied, { } gateway) => NamespaceAdmission.For(mesh.Resources, Waypoint.Read(gateway, mesh.Resources), consumerNamespace),
            (RefusalReason.UnsupportedTrafficType, { } gateway) when Waypoint.Read(gateway, mesh.Resources) is { IsWaypointClass: true } waypoint => Take(waypoint),
            _ => null,
        };

    private static SuggestedChange? Deploy(MeshSnapshot mesh, WaypointRef waypoint, string? consumerNamespace = null) => mesh.Resources.FindNamespace(waypoint.Namespace) is null
        ? null
        : new(
            $"Deploy waypoint {waypoint}",
            new ChangeIntent.DeployWaypoint(
                waypoint,
                null,
                null,
                AllowedNamespaces.ToServe(waypoint.Namespace, consumerNamespace ?? waypoint.Namespace)));

    private static SuggestedChange Take(Waypoint waypoint)
    {
        var type = waypoint.TrafficType == TrafficType.Workload ? TrafficType.All : TrafficType.Service;
        return new($"Let {waypoint.Reference} take traffic for {(type == TrafficType.All ? "services too" : "services")}", new ChangeIntent.SetTrafficType(waypoint.Reference, type));
    }
}
