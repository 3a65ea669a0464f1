using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>WP026: something is bound to a Gateway that is no waypoint, such as an ingress gateway.</summary>
internal sealed class BoundToNonWaypoint : FindingRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "WP026",
        "Bound to a Gateway that is no waypoint",
        Severity.Error,
        "istiod binds to any Gateway that has an address; it looks at neither class nor listeners. When the Gateway is an ingress gateway, say, the condition istio.io/WaypointBound is True, "
            + "and ztunnel sends the connections to port 15008 of something that does not answer there.",
        IstioDocs.TroubleshootWaypoints);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Subjects => WaypointLabel.Carriers;

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Needs => [ResourceKind.GatewayClass];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        if (WaypointLabel.InForceOn(mesh, subject) is { } waypoint && Mistaken(mesh, waypoint) is { } gateway)
        {
            List<ObjectKey> bound = [.. WaypointLabel.DecidesFor(mesh, subject).Where(key => mesh.Bindings.Of(key) is WaypointBinding.Bound && (key == subject.Key || !WaypointConsumers.IsHeadless(mesh, key)))];
            if (bound.Count > 0)
            {
                yield return Primary(mesh, subject, gateway, bound);
            }
        }

        if (CanaryOn(mesh, subject) is { } canary && Mistaken(mesh, canary.Waypoint) is { } second)
        {
            yield return new(
                Info.Id,
                Severity.Error,
                subject.Key,
                $"Canary waypoint {canary.Waypoint} of {FindingText.Of(subject.Key)} is a Gateway of class {second.ClassName}, which makes no waypoints.",
                $"{canary.Weight} % of the connections fail: no waypoint answers on port {IstioNames.HbonePort} of that Gateway.",
                "Take the canary off, or name a waypoint.",
                new($"Take the canary off {FindingText.Of(subject.Key)}", new ChangeIntent.SetCanary([subject.Key], null, 0)),
                [second.Key]);
        }
    }

    private Finding Primary(MeshSnapshot mesh, MeshResource subject, GatewayResource gateway, List<ObjectKey> bound)
    {
        var isNamespace = subject.Kind == ResourceKind.Namespace;
        var isHeadless = WaypointConsumers.IsHeadless(mesh, subject.Key);
        var better = subject.Kind is ResourceKind.Namespace or ResourceKind.Service or ResourceKind.ServiceEntry ? WaypointOffers.Accepting(mesh, subject.Key) : null;
        return new(
            Info.Id,
            isHeadless ? Severity.Warning : Severity.Error,
            subject.Key,
            $"{FindingText.Of(subject.Key)} is labelled {WaypointLabel.Written(subject)}, but {FindingText.Of(gateway.Key)} is of class {gateway.ClassName} and no waypoint.",
            isHeadless
                ? "It is bound and its condition says so. As it is headless, clients address its pods, and nothing is sent there."
                : isNamespace
                ? $"{FindingText.Count(bound.Count, "object")} of the namespace {(bound.Count == 1 ? "is" : "are")} bound to it and {(bound.Count == 1 ? "says" : "say")} so; connections to {(bound.Count == 1 ? "it" : "them")} fail, as no waypoint answers on port {IstioNames.HbonePort} of that Gateway."
                : $"It is bound and its condition says so; connections to it fail, as no waypoint answers on port {IstioNames.HbonePort} of that Gateway.",
            better is { } waypoint ? $"Name a waypoint, such as {waypoint}." : "Name a waypoint, or take the label off: traffic then goes straight to the pods again.",
            better is { } found
                ? new($"Enroll {FindingText.Of(subject.Key)} in {found}", new ChangeIntent.Enroll([subject.Key], found))
                : new($"Take the label off {FindingText.Of(subject.Key)}", new ChangeIntent.Unenroll([subject.Key])),
            [gateway.Key, .. isNamespace ? bound.Take(10) : []]);
    }

    private static GatewayResource? Mistaken(MeshSnapshot mesh, WaypointRef waypoint) =>
        mesh.Resources.Find(waypoint.Key) is GatewayResource gateway && GatewayRoles.Of(gateway, mesh.Resources) == GatewayRole.Other ? gateway : null;

    /// <summary>The canary that an object's own labels give connections to; a Namespace's, where anything inherits it.</summary>
    private static CanaryBinding.Accepted? CanaryOn(MeshSnapshot mesh, MeshResource subject)
    {
        if (!subject.Labels.Has(IstioNames.UseWaypointCanary))
        {
            return null;
        }

        var named = UseWaypointLabel.ReadCanary(subject.Labels, EnrollmentTarget.HomeOf(subject.Key));
        var heirs = subject is NamespaceResource ? WaypointLabel.DecidesFor(mesh, subject) : [subject.Key];
        return heirs
            .Select(key => (mesh.Bindings.Of(key) as WaypointBinding.Bound)?.Canary)
            .OfType<CanaryBinding.Accepted>()
            .FirstOrDefault(canary => canary.Weight > 0 && canary.Waypoint == named);
    }
}
