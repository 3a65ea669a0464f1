using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>Something that can answer a connection.</summary>
/// <param name="Key">The Pod or WorkloadEntry; the ServiceEntry for an endpoint that is written there.</param>
/// <param name="Name">What to call it: the object's name, or an address.</param>
/// <param name="Address">Its first address; empty when it has none yet.</param>
/// <param name="Node">The node that it runs on; empty when there is none.</param>
/// <param name="Labels">Its labels, as policies see them.</param>
/// <param name="ServiceAccount">The service account that it runs as; empty when not known.</param>
/// <param name="Capture">Whether a ztunnel stands before it; null for an address outside of the mesh.</param>
/// <param name="IsReady">Whether it takes traffic.</param>
/// <param name="Network">The network that it is in; empty where nothing is said, which means the cluster's own.</param>
public sealed record Workload(
    ObjectKey Key, string Name, string Address, string Node, LabelSet Labels, string ServiceAccount, Capture? Capture, bool IsReady, string Network = "")
{
    /// <summary>Reads a Pod or WorkloadEntry; null for other kinds and what is not there.</summary>
    public static Workload? Find(ResourceIndex resources, ObjectKey key) => resources.Find(key) switch
    {
        PodResource pod => Of(pod, resources),
        WorkloadEntryResource entry => Of(entry),
        _ => null,
    };

    internal static Workload Of(PodResource pod, ResourceIndex resources) => new(
        pod.Key, pod.Name, pod.Addresses.Count > 0 ? pod.Addresses[0] : "", pod.NodeName, pod.Labels, pod.ServiceAccount,
        Capture.Of(pod, resources.FindNamespace(pod.Namespace)), pod is { IsReady: true, IsWorkload: true }, pod.Labels[IstioNames.Network] ?? "");

    internal static Workload Of(WorkloadEntryResource entry) => new(
        entry.Key, entry.Name, entry.Address, "", entry.EffectiveLabels, entry.ServiceAccount, Capture.Of(entry), entry.Address.Length > 0,
        entry.Network.Length > 0 ? entry.Network : entry.EffectiveLabels[IstioNames.Network] ?? "");
}
