using System.Collections.Frozen;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Waypoints;

/// <summary>
/// Which of Istio's own objects are read: those without the label <c>istio.io/rev</c>, and those whose label names a revision that an istiod runs (istiod:
/// ambientindex.go, inRevision). A tag is no revision there. Services, Pods, Namespaces and Gateways are always read.
/// </summary>
public sealed class RevisionFilter
{
    private readonly FrozenSet<string> _running;

    private RevisionFilter(FrozenSet<string> running) => _running = running;

    /// <summary>The filter of the istiods that can be seen. Where none can be seen, nothing is known against any revision.</summary>
    public static RevisionFilter Of(ResourceIndex resources) => new(
        resources.All<DeploymentResource>(ResourceKind.Deployment).Select(deployment => deployment.IstiodRevision).OfType<string>().ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Whether some istiod reads an object. Most carry no revision, and then nobody needs to know which ones run.</summary>
    public static bool IsRead(ResourceIndex resources, MeshResource resource) => !Concerns(resource) || Of(resources).Reads(resource);

    /// <summary>Whether some istiod reads an object.</summary>
    public bool Reads(MeshResource resource) => !Concerns(resource) || Reads(resource.Labels);

    /// <summary>Whether an object is one that the filter can leave out.</summary>
    public static bool Concerns(MeshResource resource) => resource.Labels.Has(IstioNames.Revision) && IsIstios(resource.Kind);

    private bool Reads(LabelSet labels) => _running.Count == 0 || _running.Contains(labels[IstioNames.Revision] ?? "");

    private static bool IsIstios(ResourceKind kind) => kind is
        ResourceKind.ServiceEntry or ResourceKind.WorkloadEntry or ResourceKind.VirtualService or ResourceKind.DestinationRule
        or ResourceKind.AuthorizationPolicy or ResourceKind.PeerAuthentication or ResourceKind.RequestAuthentication or ResourceKind.Telemetry or ResourceKind.WasmPlugin;
}
