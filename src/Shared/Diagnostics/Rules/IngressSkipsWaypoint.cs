using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Traffic;
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
            + "Routes and policies at the waypoint then hold for callers inside the mesh and not for those from outside. Headless services, and ServiceEntries without a virtual address, are left out: the label does nothing for them.",
        IstioDocs.TroubleshootWaypoints);

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Subjects => [ResourceKind.Service, ResourceKind.ServiceEntry];

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Needs => [ResourceKind.Namespace, ResourceKind.Gateway];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject)
    {
        if (!VirtualAddress.IsThere(subject) || mesh.Bindings.Of(subject.Key) is not WaypointBinding.Bound bound)
        {
            yield break;
        }

        var ingress = IngressUse.Read(subject, mesh.Resources.FindNamespace(subject.Namespace));
        if (ingress.IsOn || IngressGateways.LeadingTo(mesh.Resources, subject) is not { Count: > 0 } entries)
        {
            yield break;
        }

        var (what, behind) = subject.Kind == ResourceKind.ServiceEntry ? ("ServiceEntry", "endpoints") : ("service", "pods");
        var gateways = entries.Select(entry => entry.Gateway.Key.QualifiedName).Distinct().ToList();
        var skipped = Attachments.InForce(mesh.Resources, subject.Key, bound.Waypoint);
        yield return new(
            Info.Id,
            skipped.Count > 0 && !IsRefused(ingress) ? Severity.Warning : Severity.Info,
            subject.Key,
            $"{FindingText.Of(entries[0].Route)} brings traffic from ingress gateway {FindingText.Names(gateways)} to {FindingText.Of(subject.Key)} past its waypoint {bound.Waypoint}: {LabelOf(ingress, what)}.",
            skipped.Count > 0
                ? $"Requests from outside go straight to the {behind}; {FindingText.Names([.. skipped.Select(FindingText.Of)])} {(skipped.Count == 1 ? "is" : "are")} not applied to them."
                : $"Requests from outside go straight to the {behind}. Nothing is attached to the waypoint for this {what} yet; routes and L7 policies that come later would not be applied to them.",
            ingress.IsWritten && !IsRefused(ingress)
                ? $"Set {IstioNames.IngressUseWaypoint} to true; istiod takes any other value than a boolean for false."
                : $"Set {IstioNames.IngressUseWaypoint} to true on the {what}, unless ingress traffic is meant to bypass the waypoint.",
            new($"Let ingress traffic to {subject.Key.QualifiedName} use the waypoint", new ChangeIntent.SetIngressUseWaypoint([subject.Key], true)),
            [.. entries.Select(entry => entry.Gateway.Key).Concat(entries.Select(entry => entry.Route)).Concat(skipped).Append(bound.Waypoint.Key).Distinct()]);
    }

    // Somebody has decided so, in a value that Go's ParseBool reads.
    private static bool IsRefused(IngressUse ingress) => ingress.Value is "0" or "f" or "F" or "FALSE" or "false" or "False";

    private static string LabelOf(IngressUse ingress, string what) => ingress.From is { } from
        ? $"{IstioNames.IngressUseWaypoint} is \"{ingress.Value}\" on {FindingText.Of(from)}"
        : $"{IstioNames.IngressUseWaypoint} is set neither on the {what} nor on its namespace";
}
