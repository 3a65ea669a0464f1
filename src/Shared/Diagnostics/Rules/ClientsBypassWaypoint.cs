using System.Collections.Immutable;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Policies;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Diagnostics.Rules;

/// <summary>WP030: clients are there now that can reach a bound service without going through its waypoint.</summary>
/// <remarks>A namespace answers for the services that inherit its waypoint and have nothing attached of their own: one pod outside of ambient is one finding, not one for each service.</remarks>
internal sealed class ClientsBypassWaypoint : FindingRule
{
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
    public override ImmutableArray<ResourceKind> Subjects => [ResourceKind.Namespace, ResourceKind.Service];

    /// <inheritdoc/>
    public override ImmutableArray<ResourceKind> Needs => [ResourceKind.Namespace, ResourceKind.Gateway];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(MeshSnapshot mesh, MeshResource subject) => subject switch
    {
        NamespaceResource home => OfNamespace(mesh, home),
        ServiceResource { IsHeadless: false } service when mesh.Bindings.Of(service.Key) is WaypointBinding.Bound bound => OfService(mesh, service, bound),
        _ => [],
    };

    private IEnumerable<Finding> OfService(MeshSnapshot mesh, ServiceResource service, WaypointBinding.Bound bound)
    {
        var home = mesh.Resources.FindNamespace(service.Namespace);
        var clients = new BypassingClients(
            IsLeftToNamespace(mesh, service, bound) ? [] : Pods(mesh.Resources, service.Namespace, service.Selector),
            IngressUse.Read(service, home).IsOn ? [] : [.. IngressGateways.LeadingTo(mesh.Resources, service).Select(entry => entry.Gateway.Key).Distinct()]);
        if (!clients.IsEmpty)
        {
            yield return Describe(
                mesh,
                service.Key,
                clients,
                bound.Waypoint,
                $"{FindingText.Of(service.Key)} without going through its waypoint {bound.Waypoint}",
                Attachments.InForce(mesh.Resources, service.Key, bound.Waypoint),
                clients.Remedy(home, service.Key));
        }
    }

    private IEnumerable<Finding> OfNamespace(MeshSnapshot mesh, NamespaceResource home)
    {
        if (UseWaypointLabel.Read(home.Labels, home.Name).Waypoint is not { } waypoint || UncapturedPods.In(mesh.Resources, home.Name).Count == 0)
        {
            yield break;
        }

        List<ServiceResource> services =
        [
            .. mesh.Resources.In(home.Name).All<ServiceResource>(ResourceKind.Service)
                .Where(service => !service.IsHeadless && mesh.Bindings.Of(service.Key) is WaypointBinding.Bound bound && IsLeftToNamespace(mesh, service, bound))
                .OrderBy(service => service.Key),
        ];
        if (services.Count == 0)
        {
            yield break;
        }

        // A pod does not bypass the waypoint by standing behind a service, but may by calling the others.
        var clients = new BypassingClients(Pods(mesh.Resources, home.Name, services.Count == 1 ? services[0].Selector : LabelSet.Empty), []);
        if (!clients.IsEmpty)
        {
            var which = services.Count == 1 ? FindingText.Of(services[0].Key) : $"{services.Count} services of {FindingText.Of(home.Key)}";
            yield return Describe(
                mesh,
                home.Key,
                clients,
                waypoint,
                $"{which} without going through the namespace's waypoint {waypoint}",
                [.. Attachments.InForceAt(mesh.Resources, waypoint).Distinct().Order()],
                clients.Remedy(home, null));
        }
    }

    private Finding Describe(MeshSnapshot mesh, ObjectKey subject, BypassingClients clients, WaypointRef waypoint, string what, IReadOnlyList<ObjectKey> skipped, SuggestedChange? remedy) => new(
        Info.Id,
        skipped.Count > 0 ? Severity.Warning : Severity.Info,
        subject,
        $"{clients.Describe(mesh.Resources)} can reach {what}.",
        skipped.Count > 0
            ? $"{FindingText.Names([.. skipped.Select(FindingText.Of)])} {(skipped.Count == 1 ? "is" : "are")} not applied to their requests; at the pods, ztunnel checks L4 policies only."
            : "Nothing is attached to the waypoint here yet; routes and L7 policies that come later would not be applied to their requests.",
        clients.Fix(waypoint),
        remedy,
        [.. clients.Pods.Take(10).Select(client => client.Pod.Key), .. clients.Gateways, .. skipped]);

    private static bool IsLeftToNamespace(MeshSnapshot mesh, ServiceResource service, WaypointBinding.Bound bound) =>
        bound.DecidedBy is { Kind: ResourceKind.Namespace } && !Attachments.InForceFor(mesh.Resources, service.Key, bound.Waypoint).Any();

    private static List<UncapturedPod> Pods(ResourceIndex resources, string home, LabelSet backends)
    {
        List<UncapturedPod> pods = [.. UncapturedPods.In(resources, home).Where(client => backends.Count == 0 || !client.Pod.Labels.ContainsAll(backends))];
        if (pods.Exists(client => client.Kind != UncapturedKind.Sidecar) && IsPlaintextRefused(resources, home, backends))
        {
            pods.RemoveAll(client => client.Kind != UncapturedKind.Sidecar);
        }

        return pods;
    }

    // The service's selector stands for the labels of the pods behind it.
    private static bool IsPlaintextRefused(ResourceIndex resources, string home, LabelSet backends)
    {
        var root = MeshSettings.Of(resources).RootNamespace;
        return new[] { home, root }.Any(name => resources.In(name).All<PeerAuthenticationResource>(ResourceKind.PeerAuthentication).Any(peer => peer.Mode == "STRICT"))
            && new L4Authorization(resources, home, root).ModeOf(backends) is { Mode: "STRICT" };
    }
}
