using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Api.Tables;

/// <summary>Columns of what makes pods, and of nodes.</summary>
internal static class WorkloadColumns
{
    public static ImmutableArray<TableColumn> Deployment(TableColumn name, TableColumn age) =>
    [
        name,
        new("Ready", "string", (value, _) => $"{Cells.Number(value, "status", "readyReplicas")}/{Cells.Number(value, "spec", "replicas")}"),
        TableColumns.Number("Up-to-date", "status", "updatedReplicas"), TableColumns.Number("Available", "status", "availableReplicas"), age,
        .. Template(),
    ];

    public static ImmutableArray<TableColumn> ReplicaSet(TableColumn name, TableColumn age) =>
    [
        name, TableColumns.Number("Desired", "spec", "replicas"), TableColumns.Number("Current", "status", "replicas"), TableColumns.Number("Ready", "status", "readyReplicas"), age, .. Template(),
    ];

    public static ImmutableArray<TableColumn> DaemonSet(TableColumn name, TableColumn age) =>
    [
        name, TableColumns.Number("Desired", "status", "desiredNumberScheduled"), TableColumns.Number("Current", "status", "currentNumberScheduled"),
        TableColumns.Number("Ready", "status", "numberReady"), TableColumns.Number("Up-to-date", "status", "updatedNumberScheduled"), TableColumns.Number("Available", "status", "numberAvailable"),
        new("Node Selector", "string", (value, _) => Cells.Labels(value, "spec", "template", "spec", "nodeSelector")), age, .. Template(),
    ];

    public static ImmutableArray<TableColumn> Autoscaler(TableColumn name, TableColumn age) =>
    [
        name,
        new("Reference", "string", (value, _) => $"{Cells.Text(value, "spec", "scaleTargetRef", "kind")}/{Cells.Text(value, "spec", "scaleTargetRef", "name")}"),
        new("Targets", "string", (value, _) => Targets(value)), TableColumns.Number("MinPods", "spec", "minReplicas"), TableColumns.Number("MaxPods", "spec", "maxReplicas"),
        TableColumns.Number("Replicas", "status", "currentReplicas"), age,
    ];

    public static ImmutableArray<TableColumn> Node(TableColumn name, TableColumn age) =>
    [
        name,
        new("Status", "string", (value, _) => Cells.Objects(value, "status", "conditions").Any(condition => Cells.Text(condition, "type") == "Ready" && Cells.Text(condition, "status") == "True") ? "Ready" : "NotReady"),
        new("Roles", "string", (value, _) => Roles(value)), age, TableColumns.Text("Version", "status", "nodeInfo", "kubeletVersion"),
    ];

    private static IEnumerable<TableColumn> Template() =>
    [
        new("Containers", "string", (value, _) => Cells.Joined(Containers(value).Select(container => Cells.Text(container, "name"))), Priority: 1),
        new("Images", "string", (value, _) => Cells.Joined(Containers(value).Select(container => Cells.Text(container, "image"))), Priority: 1),
        new("Selector", "string", (value, _) => Cells.Labels(value, "spec", "selector", "matchLabels"), Priority: 1),
    ];

    private static IEnumerable<JsonObject> Containers(JsonObject value) => Cells.Objects(value, "spec", "template", "spec", "containers");

    private static string Targets(JsonObject value) => Cells.Joined(Cells.Objects(value, "spec", "metrics").Select(metric =>
        $"{Cells.Text(metric, "resource", "name")}: <unknown>/{Cells.Text(metric, "resource", "target", "averageUtilization")}%"));

    private static string Roles(JsonObject node)
    {
        const string Prefix = "node-role.kubernetes.io/";
        return Cells.At(node, "metadata", "labels") is JsonObject labels
            ? Cells.Joined(labels.Select(label => label.Key).Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).Select(key => key[Prefix.Length..]))
            : Cells.None;
    }
}
