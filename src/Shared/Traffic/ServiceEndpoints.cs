using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Traffic;

/// <summary>What stands behind a service: by its EndpointSlices where there are any, else by its selector.</summary>
public static class ServiceEndpoints
{
    /// <summary>All endpoints of a Service or ServiceEntry, ready or not, in order of their keys; empty for other kinds.</summary>
    public static IReadOnlyList<Workload> Of(ResourceIndex resources, MeshResource destination) => destination switch
    {
        ServiceResource service => [.. OfService(resources, service).OrderBy(workload => workload.Key)],
        ServiceEntryResource entry => [.. OfEntry(resources, entry).OrderBy(workload => workload.Key).ThenBy(workload => workload.Address, StringComparer.Ordinal)],
        _ => [],
    };

    private static IEnumerable<Workload> OfService(ResourceIndex resources, ServiceResource service)
    {
        var home = resources.In(service.Namespace);
        var sliced = home.All<EndpointSliceResource>(ResourceKind.EndpointSlice).Where(slice => slice.ServiceName == service.Name).ToList();
        if (sliced.Count > 0)
        {
            return sliced.SelectMany(slice => slice.Endpoints.Items)
                .DistinctBy(endpoint => (endpoint.PodName, endpoint.Address))
                .Select(endpoint => OfSlice(resources, service, endpoint));
        }

        return service.Selector.Count == 0
            ? []
            : home.All<PodResource>(ResourceKind.Pod).Where(pod => pod.IsWorkload && pod.Labels.ContainsAll(service.Selector)).Select(pod => Workload.Of(pod, resources));
    }

    private static Workload OfSlice(ResourceIndex resources, ServiceResource service, SliceEndpoint endpoint) =>
        endpoint.PodName is { } name && resources.Find<PodResource>(ResourceKind.Pod, service.Namespace, name) is { } pod
            ? Workload.Of(pod, resources) with { IsReady = endpoint.IsReady }
            : new(service.Key, endpoint.Address, endpoint.Address, "", LabelSet.Empty, "", null, endpoint.IsReady);

    // Pods and WorkloadEntries that the selector takes, and what is written in the entry itself.
    private static IEnumerable<Workload> OfEntry(ResourceIndex resources, ServiceEntryResource entry)
    {
        foreach (var endpoint in entry.Endpoints)
        {
            var capture = endpoint.Labels[IstioNames.Tunnel] == "http" ? new Capture(CaptureState.SpeaksHbone, entry.Key, $"{IstioNames.Tunnel}=http") : null;
            yield return new(entry.Key, endpoint.Address, endpoint.Address, "", endpoint.Labels, endpoint.ServiceAccount, capture, true,
                endpoint.Network.Length > 0 ? endpoint.Network : endpoint.Labels[IstioNames.Network] ?? "");
        }

        if (entry.WorkloadSelector is not { Count: > 0 } selector)
        {
            yield break;
        }

        var home = resources.In(entry.Namespace);
        foreach (var pod in home.All<PodResource>(ResourceKind.Pod).Where(pod => pod.IsWorkload && pod.Labels.ContainsAll(selector)))
        {
            yield return Workload.Of(pod, resources);
        }

        foreach (var workload in home.All<WorkloadEntryResource>(ResourceKind.WorkloadEntry).Where(workload => workload.EffectiveLabels.ContainsAll(selector)))
        {
            yield return Workload.Of(workload);
        }
    }
}
