using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>A waypoint that cannot be meant: by its name, by its listener, or because its namespace is missing in the label.</summary>
internal sealed class MisnamedWaypoint : FindingRule
{
    private const string DefaultName = "waypoint";

    public override RuleInfo Info { get; } = new(
        "WP014",
        "Waypoint is misnamed or listens wrongly",
        Severity.Warning,
        "A waypoint called none cannot be used, because that value of istio.io/use-waypoint opts out. One whose listener is not HBONE on port 15008 serves its own namespace at most. "
        + "And a label without istio.io/use-waypoint-namespace means the object's own namespace, even where the only waypoint of that name stands in another.",
        IstioDocs.Waypoints);

    public override ImmutableArray<ResourceKind> Subjects { get; } = [ResourceKind.Gateway, .. WaypointLabel.Carriers];

    public override ImmutableArray<ResourceKind> Needs { get; } = [ResourceKind.Gateway];

    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject) => subject is GatewayResource gateway
        ? new[] { CheckName(mesh, gateway), CheckListeners(mesh, gateway) }.OfType<Finding>()
        : CheckLabel(mesh, subject);

    private Finding? CheckName(MeshSnapshot mesh, GatewayResource gateway) =>
        gateway.Name != IstioNames.None || gateway.Metadata.IsDeleting || GatewayRoles.Of(gateway, mesh.Resources) != GatewayRole.Waypoint
            ? null
            : new(
                Info.Id,
                Info.Severity,
                gateway.Key,
                $"Waypoint {gateway.Key.QualifiedName} is called none, which as the value of {IstioNames.UseWaypoint} means no waypoint.",
                "Nobody can use it: whoever names it opts out.",
                "Deploy it under another name and delete this one.",
                new($"Delete Gateway {gateway.Key.QualifiedName}", new ChangeIntent.DeleteObject(gateway.Key)));

    private Finding? CheckListeners(MeshSnapshot mesh, GatewayResource gateway)
    {
        var waypoint = Waypoint.Read(gateway, mesh.Resources);
        var wrong = gateway.Listeners.Where(listener => !GatewayRoles.IsHbone(listener)).ToList();
        if (!waypoint.IsWaypointClass || waypoint.Binding is not null || gateway.Name == IstioNames.None || gateway.Metadata.IsDeleting || (wrong.Count == 0 && gateway.Listeners.Count > 0))
        {
            return null;
        }

        var hasHbone = GatewayRoles.HasHboneListener(gateway);
        var found = wrong.Count == 0 ? "no listener" : FindingText.Names([.. wrong.Select(listener => $"listener {listener.Name} ({listener.Protocol} on port {listener.Port})")]);
        return new(
            Info.Id,
            Info.Severity,
            gateway.Key,
            $"Waypoint {gateway.Key.QualifiedName} has {found}, but istiod expects a single listener with protocol HBONE on port {IstioNames.HbonePort}.",
            hasHbone
                ? "istiod does not accept that listener (UnsupportedProtocol): nothing comes of it."
                : $"istiod does not accept the listener (UnsupportedProtocol) and lets in namespace {gateway.Namespace} only, whatever allowedRoutes says.",
            hasHbone ? $"Remove {found}." : $"Give it one listener with protocol HBONE on port {IstioNames.HbonePort}.",
            gateway.Listeners.Count == 0 ? null : new($"Correct the listener of {gateway.Key.QualifiedName}", new ChangeIntent.SetWaypointListener(waypoint.Reference)));
    }

    private IEnumerable<Finding> CheckLabel(MeshSnapshot mesh, MeshResource subject)
    {
        var home = EnrollmentTarget.HomeOf(subject.Key);
        if (subject.EffectiveLabels.Has(IstioNames.UseWaypointNamespace)
            || WaypointLabel.InForceOn(mesh, subject) is not { Name.Length: > 0 } reference
            || !mesh.Coverage.Knows(ResourceKind.Gateway, reference.Namespace)
            || mesh.Resources.Find(reference.Key) is not null)
        {
            yield break;
        }

        var waypoints = mesh.Resources.All<GatewayResource>(ResourceKind.Gateway)
            .Where(gateway => gateway.Name == reference.Name)
            .OrderBy(gateway => gateway.Key)
            .Select(gateway => Waypoint.Read(gateway, mesh.Resources))
            .Where(waypoint => waypoint.IsWaypointClass)
            .ToList();
        var allowing = waypoints.Find(waypoint => waypoint.Allows(home, mesh.Resources));
        // The only waypoint of a name is meant even where it lets nobody else in, unless it is the name that istioctl gives to all.
        if ((allowing ?? (waypoints.Count == 1 && reference.Name != DefaultName ? waypoints[0] : null)) is not { } meant)
        {
            yield break;
        }

        yield return new(
            Info.Id,
            Info.Severity,
            subject.Key,
            $"{FindingText.Of(subject.Key)} is labelled {WaypointLabel.Written(subject)}, which means {reference}; waypoint {meant.Reference}, {(allowing is null ? $"which does not let {home} in yet," : $"which lets {home} in,")} would need {IstioNames.UseWaypointNamespace}={meant.Reference.Namespace} beside it.",
            WaypointLabel.EffectOfNone(mesh, subject),
            $"{(allowing is null ? $"Let {home} in by allowedRoutes of {meant.Reference} and add" : "Add")} {IstioNames.UseWaypointNamespace}={meant.Reference.Namespace} if that waypoint is meant.",
            allowing is null || WaypointAcceptance.ProblemFor(allowing, subject.Key, mesh.Resources) is not null ? null : new($"Use waypoint {meant.Reference}", new ChangeIntent.Enroll([subject.Key], meant.Reference)),
            [meant.Gateway.Key]);
    }
}
