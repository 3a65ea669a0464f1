using System.Text.Json;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Resources.Reading;

namespace WaypointDashboard.Server.Changes;

/// <summary>Imagines the cluster after a preview has been applied.</summary>
internal static class AfterWorld
{
    /// <summary>The mesh with the objects as the dry run answered them; waypoints that the plan waits for are programmed.</summary>
    public static LiveMesh Of(LiveMesh before, PlanPreview preview)
    {
        var objects = new Dictionary<ObjectKey, MeshResource?>();
        foreach (var step in preview.Steps)
        {
            var target = step.Step.Target;
            if (step.Step is PlanStep.Delete && step.Problem is null)
            {
                objects[target] = null;
            }
            else if (step.Step is PlanStep.WaitForProgrammed)
            {
                if ((objects.TryGetValue(target, out var written) ? written : before.Mesh.Resources.Find(target)) is GatewayResource gateway)
                {
                    objects[target] = Programmed(gateway);
                }
            }
            else if (step.AfterJson.Length > 0)
            {
                using var document = JsonDocument.Parse(step.AfterJson);
                objects[target] = ResourceReader.Read(target.Kind, document.RootElement);
            }
        }

        List<ResourceEvent> events = [.. objects.Select(change => change.Value is { } resource ? (ResourceEvent)new ResourceEvent.Upserted(resource) : new ResourceEvent.Deleted(change.Key))];
        return LiveMeshBuilder.Apply(before, events).Current;
    }

    private static GatewayResource Programmed(GatewayResource gateway) => gateway with
    {
        Addresses = gateway.Addresses.Count > 0 ? gateway.Addresses : [new GatewayAddress("Hostname", $"{gateway.Name}.{gateway.Namespace}.svc.cluster.local")],
        Conditions =
        [
            .. gateway.Conditions.Where(condition => condition.Type is not ("Accepted" or "Programmed")),
            new StatusCondition("Accepted", "True", "Accepted", ""),
            new StatusCondition("Programmed", "True", "Programmed", ""),
        ],
    };
}
