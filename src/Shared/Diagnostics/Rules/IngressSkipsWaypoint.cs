using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>WP016: an ingress gateway brings traffic to a bound service and goes past its waypoint.</summary>
internal sealed class IngressSkipsWaypoint : FindingRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "WP016",
        "Ingress traffic skips the waypoint",
        Severity.Warning,
        "An ingress gateway sends requests straight to the pods of a service, even when the service is bound to a waypoint, unless istio.io/ingress-use-waypoint is true on the service or its namespace. "
            + "Routes and policies at the waypoint then hold for callers inside the mesh and not for those from outside. Headless services are left out: the label does nothing for them.",
        IstioDocs.TroubleshootWaypoints);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Subjects => [ResourceKind.Service];

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Needs => [ResourceKind.Namespace, ResourceKind.Gateway];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        if (subject is not ServiceResource { IsHeadless: false } service || mesh.Bindings.Of(service.Key) is not WaypointBinding.Bound bound)
        {
            yield break;
        }

        var ingress = IngressUse.Read(service, mesh.Resources.FindNamespace(service.Namespace));
        if (ingress.IsOn || IngressGateways.LeadingTo(mesh.Resources, service.Key) is not { Count: > 0 } entries)
        {
            yield break;
        }

        var gateways = entries.Select(entry => entry.Gateway.Key.QualifiedName).Distinct().ToList();
        var skipped = Attachments.InForce(mesh.Resources, service.Key, bound.Waypoint);
        yield return new(
            Info.Id,
            skipped.Count > 0 && !IsRefused(ingress) ? Severity.Warning : Severity.Info,
            service.Key,
            $"{FindingText.Of(entries[0].Route)} brings traffic from ingress gateway {FindingText.Names(gateways)} to {FindingText.Of(service.Key)} past its waypoint {bound.Waypoint}: {LabelOf(ingress)}.",
            skipped.Count > 0
                ? $"Requests from outside go straight to the pods; {FindingText.Names([.. skipped.Select(FindingText.Of)])} {(skipped.Count == 1 ? "is" : "are")} not applied to them."
                : "Requests from outside go straight to the pods. Nothing is attached to the waypoint for this service yet; routes and L7 policies that come later would not be applied to them.",
            ingress.IsWritten && !IsRefused(ingress)
                ? $"Set {IstioNames.IngressUseWaypoint} to true; istiod takes any other value than a boolean for false."
                : $"Set {IstioNames.IngressUseWaypoint} to true on the service, unless ingress traffic is meant to bypass the waypoint.",
            new($"Let ingress traffic to {service.Key.QualifiedName} use the waypoint", new ChangeIntent.SetIngressUseWaypoint([service.Key], true)),
            [.. entries.Select(entry => entry.Gateway.Key).Concat(entries.Select(entry => entry.Route)).Concat(skipped).Append(bound.Waypoint.Key).Distinct()]);
    }

    // Somebody has decided so, in a value that Go's ParseBool reads.
    private static bool IsRefused(IngressUse ingress) => ingress.Value is "0" or "f" or "F" or "FALSE" or "false" or "False";

    private static string LabelOf(IngressUse ingress) => ingress.From is { } from
        ? $"{IstioNames.IngressUseWaypoint} is \"{ingress.Value}\" on {FindingText.Of(from)}"
        : $"{IstioNames.IngressUseWaypoint} is set neither on the service nor on its namespace";
}
