using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>WP030: clients are there now that reach a bound service without going through its waypoint.</summary>
internal sealed class ClientsBypassWaypoint : FindingRule
{
    private const string Pods = "pod";

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new(
        "WP030",
        "Clients bypass the waypoint",
        Severity.Warning,
        "The client's side decides on the way: only captured pods are led to a service's waypoint. Pods with a sidecar, pods outside of ambient, pods on the host's network and ingress gateways without istio.io/ingress-use-waypoint "
            + "go straight to the pods behind the service, and nothing there insists on the waypoint. Counted are the pods of the service's own namespace and the ingress gateways that lead to it; clients elsewhere may do the same. "
            + "Where mTLS is STRICT, plaintext clients are turned away and not counted.",
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

        var home = mesh.Resources.FindNamespace(service.Namespace);
        List<UncapturedPod> pods = [.. UncapturedPods.In(mesh.Resources, service.Namespace).Where(client => !IsBackend(service, client.Pod))];
        if (pods.Exists(client => client.Kind != UncapturedKind.Sidecar) && IsPlaintextRefused(mesh.Resources, service))
        {
            pods.RemoveAll(client => client.Kind != UncapturedKind.Sidecar);
        }

        IReadOnlyList<ObjectKey> gateways = IngressUse.Read(service, home).IsOn
            ? []
            : [.. IngressGateways.LeadingTo(mesh.Resources, service.Key).Select(entry => entry.Gateway.Key).Distinct()];
        if (pods.Count == 0 && gateways.Count == 0)
        {
            yield break;
        }

        var skipped = Attachments.InForce(mesh.Resources, service.Key, bound.Waypoint);
        yield return new(
            Info.Id,
            skipped.Count > 0 ? Severity.Warning : Severity.Info,
            service.Key,
            $"{Capitalized(Clients(pods, gateways, mesh.Resources))} can reach {FindingText.Of(service.Key)} without going through its waypoint {bound.Waypoint}.",
            skipped.Count > 0
                ? $"{FindingText.Names([.. skipped.Select(FindingText.Of)])} {(skipped.Count == 1 ? "is" : "are")} not applied to their requests; at the pods, ztunnel checks L4 policies only."
                : "Nothing is attached to the waypoint for this service yet; routes and L7 policies that come later would not be applied to their requests.",
            Fix(pods, gateways, bound.Waypoint),
            Remedy(service, pods, gateways, home),
            [.. pods.Take(10).Select(client => client.Pod.Key), .. gateways, .. skipped]);
    }

    private static bool IsBackend(ServiceResource service, PodResource pod) => service.Selector.Count > 0 && pod.Labels.ContainsAll(service.Selector);

    private static string Clients(List<UncapturedPod> pods, IReadOnlyList<ObjectKey> gateways, ResourceIndex resources)
    {
        var parts = pods.GroupBy(client => client.Kind).OrderBy(group => group.Key).Select(group => Describe(group.Key, [.. group.Select(client => client.Pod)], resources)).ToList();
        if (gateways.Count > 0)
        {
            parts.Add($"ingress gateway{(gateways.Count == 1 ? "" : "s")} {FindingText.Names([.. gateways.Select(gateway => gateway.QualifiedName)])}");
        }

        return parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.Take(parts.Count - 1))} and {parts[^1]}";
    }

    private static string Describe(UncapturedKind kind, List<PodResource> pods, ResourceIndex resources)
    {
        var owners = FindingText.Names([.. pods.Select(pod => UncapturedPods.OwnerOf(pod, resources)).Distinct().Order(StringComparer.Ordinal)]);
        return kind switch
        {
            UncapturedKind.Sidecar => $"{FindingText.Count(pods.Count, Pods)} with a sidecar ({owners})",
            UncapturedKind.HostNetwork => $"{FindingText.Count(pods.Count, Pods)} on the host's network ({owners})",
            _ => $"{FindingText.Count(pods.Count, Pods)} not captured by ztunnel ({owners})",
        };
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Fix(List<UncapturedPod> pods, IReadOnlyList<ObjectKey> gateways, WaypointRef waypoint)
    {
        List<string> fixes = [];
        if (pods.Exists(client => client.Kind == UncapturedKind.Sidecar))
        {
            fixes.Add("Move the pods with a sidecar to ambient.");
        }

        if (pods.Exists(client => client.Kind == UncapturedKind.NotCaptured))
        {
            fixes.Add("Put the pods that are not captured into ambient.");
        }

        if (gateways.Count > 0)
        {
            fixes.Add($"Set {IstioNames.IngressUseWaypoint} to true on the service.");
        }

        if (pods.Exists(client => client.Kind == UncapturedKind.HostNetwork))
        {
            fixes.Add($"Pods on the host's network cannot be captured: shut them out by an ALLOW policy at the pods that lets in only the service account of {waypoint}.");
        }

        return string.Join(' ', fixes);
    }

    private static SuggestedChange? Remedy(ServiceResource service, List<UncapturedPod> pods, IReadOnlyList<ObjectKey> gateways, NamespaceResource? home)
    {
        if (home is not null && home.Labels[IstioNames.DataplaneMode] != IstioNames.Ambient && pods.Exists(client => client.Kind == UncapturedKind.NotCaptured))
        {
            return new($"Put namespace {home.Name} into ambient", new ChangeIntent.JoinAmbient([home.Key]));
        }

        var optedOut = pods.Where(client => client.Kind == UncapturedKind.NotCaptured && client.Pod.Labels[IstioNames.DataplaneMode] == IstioNames.None).Select(client => client.Pod.Key).ToList();
        return gateways.Count > 0 ? new($"Let ingress traffic to {service.Key.QualifiedName} use the waypoint", new ChangeIntent.SetIngressUseWaypoint([service.Key], true))
            : optedOut.Count > 0 ? new($"Put {FindingText.Count(optedOut.Count, Pods)} into ambient", new ChangeIntent.JoinAmbient([.. optedOut]))
            : null;
    }

    // The service's selector stands for the labels of the pods behind it.
    private static bool IsPlaintextRefused(ResourceIndex resources, ServiceResource service)
    {
        var root = MeshSettings.Of(resources).RootNamespace;
        return new[] { service.Namespace, root }.Any(name => resources.In(name).All<PeerAuthenticationResource>(ResourceKind.PeerAuthentication).Any(peer => peer.Mode == "STRICT"))
            && new L4Authorization(resources, service.Namespace, root).ModeOf(service.Selector) is { Mode: "STRICT" };
    }
}
