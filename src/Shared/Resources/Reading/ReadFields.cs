using static WaypointDashboard.Shared.Resources.Reading.FieldTree;

namespace WaypointDashboard.Shared.Resources.Reading;

/// <summary>Which fields <see cref="ResourceReader"/> reads, for the kinds of which there are many; of the others everything but what no kind has a use for. Of a pod of ten kilobytes this is one.</summary>
public static class ReadFields
{
    private static readonly FieldTree Metadata = AllBut(
        ("managedFields", null), ("annotations", AllBut(("kubectl.kubernetes.io/last-applied-configuration", null))), ("generateName", null), ("selfLink", null));

    private static readonly FieldTree Default = AllBut(("metadata", Metadata));

    private static readonly FieldTree States = Only(("state", Only(("waiting", Everything))));

    private static readonly FieldTree Pod = Only(
        ("apiVersion", Everything),
        ("kind", Everything),
        ("metadata", Metadata),
        ("spec", Only(
            ("nodeName", Everything),
            ("serviceAccountName", Everything),
            ("hostNetwork", Everything),
            ("containers", Only(("name", Everything))),
            ("initContainers", Only(("name", Everything), ("restartPolicy", Everything))))),
        ("status", Only(
            ("phase", Everything),
            ("podIP", Everything),
            ("podIPs", Everything),
            ("conditions", Only(("type", Everything), ("status", Everything), ("reason", Everything), ("message", Everything))),
            ("initContainerStatuses", States),
            ("containerStatuses", States))));

    private static readonly FieldTree Owner = Only(
        ("apiVersion", Everything),
        ("kind", Everything),
        ("metadata", Metadata),
        ("spec", Only(("replicas", Everything), ("template", Only(("metadata", Only(("labels", Everything))))))),
        ("status", Only(("readyReplicas", Everything), ("conditions", Everything))));

    /// <summary>The fields that are read of a kind.</summary>
    public static FieldTree Of(ResourceKind kind) => kind switch
    {
        ResourceKind.Pod => Pod,
        ResourceKind.Deployment or ResourceKind.ReplicaSet => Owner,
        _ => Default,
    };
}
