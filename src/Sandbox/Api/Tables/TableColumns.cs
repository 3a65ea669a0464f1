using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Tables;

/// <summary>The columns of each kind.</summary>
internal static class TableColumns
{
    private static readonly TableColumn Name = new("Name", "string", (value, _) => Cells.Text(value, "metadata", "name"), "name");
    private static readonly TableColumn Age = new("Age", "string", (value, now) => Cells.Age(value, now));

    private static readonly FrozenDictionary<ResourceType, ImmutableArray<TableColumn>> BuiltIn = new Dictionary<ResourceType, ImmutableArray<TableColumn>>
    {
        [ResourceTypes.Pod] = PodColumns.Create(Name, Age),
        [ResourceTypes.Service] = ServiceColumns.Create(Name, Age),
        [ResourceTypes.Namespace] = [Name, Text("Status", "status", "phase"), Age],
        [ResourceTypes.Node] = WorkloadColumns.Node(Name, Age),
        [ResourceTypes.ConfigMap] = [Name, new("Data", "string", (value, _) => Count(value, "data") + Count(value, "binaryData")), Age],
        [ResourceTypes.Secret] = [Name, Text("Type", "type"), new("Data", "string", (value, _) => Count(value, "data")), Age],
        [ResourceTypes.ServiceAccount] = [Name, new("Secrets", "string", (value, _) => Cells.Objects(value, "secrets").Count()), Age],
        [ResourceTypes.Event] =
        [
            new("Last Seen", "string", (value, now) => Cells.Since(Cells.Text(value, "lastTimestamp") is { Length: > 0 } last ? last : Cells.Text(value, "metadata", "creationTimestamp"), now)),
            Text("Type", "type"), Text("Reason", "reason"),
            new("Object", "string", (value, _) => $"{Cells.Text(value, "involvedObject", "kind").ToLowerInvariant()}/{Cells.Text(value, "involvedObject", "name")}"),
            new("Message", "string", (value, _) => Cells.Text(value, "message").Trim()), Name with { Priority = 1 },
        ],
        [ResourceTypes.Endpoints] = [Name, new("Endpoints", "string", (value, _) => ServiceColumns.Endpoints(value)), Age],
        [ResourceTypes.EndpointSlice] = ServiceColumns.EndpointSlice(Name, Age),
        [ResourceTypes.Deployment] = WorkloadColumns.Deployment(Name, Age),
        [ResourceTypes.ReplicaSet] = WorkloadColumns.ReplicaSet(Name, Age),
        [ResourceTypes.DaemonSet] = WorkloadColumns.DaemonSet(Name, Age),
        [ResourceTypes.StatefulSet] = [Name, new("Ready", "string", (value, _) => $"{Cells.Number(value, "status", "readyReplicas")}/{Cells.Number(value, "spec", "replicas")}"), Age],
        [ResourceTypes.HorizontalPodAutoscaler] = WorkloadColumns.Autoscaler(Name, Age),
        [ResourceTypes.PodDisruptionBudget] =
        [
            Name, new("Min Available", "string", (value, _) => OrNotApplicable(value, "spec", "minAvailable")), new("Max Unavailable", "string", (value, _) => OrNotApplicable(value, "spec", "maxUnavailable")),
            new("Allowed Disruptions", "integer", (value, _) => Cells.Number(value, "status", "disruptionsAllowed")), Age,
        ],
        [ResourceTypes.NetworkPolicy] = [Name, new("Pod-Selector", "string", (value, _) => Cells.Labels(value, "spec", "podSelector", "matchLabels")), Age],
        [ResourceTypes.ClusterRole] = [Name, CreatedAt()],
        [ResourceTypes.Role] = [Name, CreatedAt()],
        [ResourceTypes.ClusterRoleBinding] = [Name, RoleRef(), Age],
        [ResourceTypes.RoleBinding] = [Name, RoleRef(), Age],
        [ResourceTypes.CustomResourceDefinition] = [Name, CreatedAt()],
        [ResourceTypes.MutatingWebhookConfiguration] = [Name, new("Webhooks", "integer", (value, _) => Cells.Objects(value, "webhooks").Count()), Age],
    }.ToFrozenDictionary();

    public static ImmutableArray<TableColumn> For(ResourceType type) =>
        BuiltIn.TryGetValue(type, out var columns) ? columns
        : type.IsCustom ? [Name, .. type.Columns.Select(Custom)]
        : [Name, Age];

    public static TableColumn Text(string name, params string[] path) => new(name, "string", (value, _) => Cells.Text(value, path));

    public static TableColumn Number(string name, params string[] path) => new(name, "integer", (value, _) => Cells.Number(value, path));

    private static TableColumn Custom(PrinterColumn column) => column.Type == "date"
        ? new TableColumn(column.Name, column.Type, (value, now) => JsonPath.Find(value, column.JsonPath) is { } found ? Cells.Since(found.ToString(), now) : null, Priority: column.Priority)
        : new TableColumn(column.Name, column.Type, (value, _) => JsonPath.Find(value, column.JsonPath), Priority: column.Priority);

    private static TableColumn CreatedAt() => new("Created At", "date", (value, _) => Cells.Text(value, "metadata", "creationTimestamp"));

    private static TableColumn RoleRef() => new("Role", "string", (value, _) => $"{Cells.Text(value, "roleRef", "kind")}/{Cells.Text(value, "roleRef", "name")}");

    private static int Count(JsonObject value, string name) => (value[name] as JsonObject)?.Count ?? 0;

    private static string OrNotApplicable(JsonObject value, params ReadOnlySpan<string> path) => Cells.Text(value, path) is { Length: > 0 } text ? text : "N/A";
}
