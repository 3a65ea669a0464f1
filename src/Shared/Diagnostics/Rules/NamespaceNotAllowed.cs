using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>A label names a waypoint that does not let its namespace in.</summary>
internal sealed class NamespaceNotAllowed : FindingRule
{
    public override RuleInfo Info { get; } = new(
        "WP004",
        "Waypoint does not allow the namespace",
        Severity.Error,
        "A waypoint serves its own namespace only, unless allowedRoutes on its HBONE listener lets others in; istioctl never writes that. "
        + "istiod refuses everybody else with AttachmentDenied, and they get no waypoint at all. "
        + "A ServiceEntry that is seen in its namespace only cannot use a waypoint of another, whatever that lets in (CrossNamespaceWaypointForbidden).",
        IstioDocs.CrossNamespaceWaypoints);

    public override ImmutableArray<ResourceKind> Subjects { get; } = WaypointLabel.Carriers;

    public override ImmutableArray<ResourceKind> Needs { get; } = [ResourceKind.Gateway, ResourceKind.Namespace];

    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        if (subject is ServiceEntryResource entry)
        {
            if (mesh.Bindings.Of(entry.Key) is WaypointBinding.Refused { Refusal: { Reason: RefusalReason.CrossNamespaceWaypointForbidden } hidden })
            {
                yield return Hidden(mesh, entry, hidden.Waypoint);
            }

            foreach (var finding in InlineEndpoints.Refused(Info, mesh, entry, RefusalReason.AttachmentDenied))
            {
                yield return finding;
            }
        }

        var home = EnrollmentTarget.HomeOf(subject.Key);
        if (WaypointLabel.InForceOn(mesh, subject) is not { } reference
            || mesh.Resources.Find(reference.Key) is not GatewayResource { Addresses.Count: > 0 } gateway
            || Waypoint.Read(gateway, mesh.Resources) is not { } waypoint
            || waypoint.Allows(home, mesh.Resources))
        {
            yield break;
        }

        yield return new(
            Info.Id,
            Info.Severity,
            subject.Key,
            $"{FindingText.Of(subject.Key)} is labelled {WaypointLabel.Written(subject)}, but waypoint {reference} {LetsIn(waypoint)}.",
            WaypointLabel.EffectOfNone(mesh, subject),
            Fix(waypoint, home),
            NamespaceAdmission.For(mesh.Resources, waypoint, home),
            [reference.Key]);
    }

    private Finding Hidden(MeshSnapshot mesh, ServiceEntryResource entry, WaypointRef waypoint) => new(
        Info.Id,
        Info.Severity,
        entry.Key,
        $"{FindingText.Of(entry.Key)} asks for waypoint {waypoint}{(entry.Labels.Has(IstioNames.UseWaypoint) ? "" : $" by the label of namespace {entry.Namespace}")}, but the mesh's serviceEntryVisibility lets it be seen in its namespace only, and such an entry cannot use a waypoint of another.",
        WaypointLabel.EffectOfNone(mesh, entry),
        $"Use a waypoint of {entry.Namespace} itself, or let the entries of that namespace be seen everywhere (serviceEntryVisibility in the mesh configuration).",
        WaypointOffers.ForService(mesh, entry.Key),
        [waypoint.Key]);

    private static string LetsIn(Waypoint waypoint) => waypoint switch
    {
        { ListenerIndex: null } => $"has no HBONE listener on port {IstioNames.HbonePort} and so lets in its own namespace {waypoint.Gateway.Namespace} only",
        { AllowedRoutes: AllowedRoutes.Selected { Selector: { } selector } } => $"lets in namespaces with {selector} only",
        { AllowedRoutes: AllowedRoutes.Selected } => "says from: Selector without a selector, which lets nobody in",
        _ => $"lets in its own namespace {waypoint.Gateway.Namespace} only",
    };

    private static string Fix(Waypoint waypoint, string home) => NamespaceAdmission.Required(waypoint) is { Count: > 0 } labels
        ? $"Label namespace {home} with {labels}, or let it in by allowedRoutes of waypoint {waypoint.Reference}."
        : waypoint.ListenerIndex is null && NamespaceAdmission.HasListenerToCorrect(waypoint)
        ? $"Give waypoint {waypoint.Reference} a listener with protocol HBONE on port {IstioNames.HbonePort} whose allowedRoutes let namespace {home} in, or use a waypoint of {home} itself."
        : $"Let namespace {home} in by allowedRoutes of waypoint {waypoint.Reference}, or use a waypoint of {home} itself.";
}
