using System.Text;
using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>
/// Writes the ConfigMap that gives a waypoint its size: istiod lays its values over what it deploys (gatewaycommon/deploymentcontroller.go; strategic merge, so that the container is found by its name).
/// </summary>
internal static class WaypointSizeManifest
{
    // What a pod may use when nobody says otherwise (files/waypoint.yaml, global.waypoint.resources): a request cannot be more than the limit.
    private static readonly decimal DefaultCpuLimit = ResourceQuantity.Read("2")!.Value;
    private static readonly decimal DefaultMemoryLimit = ResourceQuantity.Read("1Gi")!.Value;

    /// <summary>The ConfigMap of a waypoint, where none is named.</summary>
    public static string NameFor(ChangeIntent.DeployWaypoint intent) => intent.Parameters is { Length: > 0 } named ? named : $"{intent.Waypoint.Name}-size";

    /// <summary>The manifest as JSON.</summary>
    public static string Write(ObjectKey key, WaypointSize size)
    {
        var data = new JsonObject { ["deployment"] = Deployment(size) };
        if (size.IsBudgeted)
        {
            data["podDisruptionBudget"] = "spec:\n  maxUnavailable: 1\n";
        }

        return new JsonObject
        {
            ["apiVersion"] = ResourceKinds.Of(ResourceKind.ConfigMap).ApiVersion,
            ["kind"] = nameof(ResourceKind.ConfigMap),
            ["metadata"] = new JsonObject { ["name"] = key.Name, ["namespace"] = key.Namespace },
            ["data"] = data,
        }.ToJsonString(PlanJson.Options);
    }

    private static string Deployment(WaypointSize size)
    {
        var yaml = new StringBuilder($"spec:\n  replicas: {size.Replicas}\n");
        var resources = new[] { (Name: "cpu", Amount: size.Cpu, Limit: DefaultCpuLimit), (Name: "memory", Amount: size.Memory, Limit: DefaultMemoryLimit) }.Where(resource => resource.Amount.Length > 0).ToList();
        if (resources.Count == 0)
        {
            return yaml.ToString();
        }

        yaml.Append("  template:\n    spec:\n      containers:\n      - name: istio-proxy\n        resources:\n");
        Append(yaml, "requests", resources);
        Append(yaml, "limits", resources.Where(resource => ResourceQuantity.Read(resource.Amount) > resource.Limit));
        return yaml.ToString();
    }

    private static void Append(StringBuilder yaml, string field, IEnumerable<(string Name, string Amount, decimal Limit)> resources)
    {
        var lines = string.Concat(resources.Select(resource => $"            {resource.Name}: \"{resource.Amount}\"\n"));
        if (lines.Length > 0)
        {
            yaml.Append("          ").Append(field).Append(":\n").Append(lines);
        }
    }
}
