using System.Text.Json;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Resources.Reading;

namespace WaypointDashboard.Server.Changes;

/// <summary>Reads from a preview what the objects will be.</summary>
internal static class PlannedObjects
{
    /// <summary>Each object once, as the last step that touches it leaves it; steps that cannot be done leave theirs as it is.</summary>
    /// <param name="resources">The cluster as it is.</param>
    /// <param name="preview">The preview.</param>
    public static IReadOnlyList<PlannedObject> Of(ResourceIndex resources, PlanPreview preview)
    {
        var objects = new Dictionary<ObjectKey, MeshResource?>();
        foreach (var step in preview.Steps)
        {
            var target = step.Step.Target;
            if (step.Step is PlanStep.Delete && step.Problem is null)
            {
                objects[target] = null;
            }
            else if (step.AfterJson.Length > 0)
            {
                using var document = JsonDocument.Parse(step.AfterJson);
                if (ResourceReader.Read(target.Kind, document.RootElement) is { } resource)
                {
                    objects[target] = resource;
                }
            }
            else if (step.Step is PlanStep.WaitForProgrammed && !objects.ContainsKey(target) && resources.Find(target) is { } awaited)
            {
                objects[target] = awaited; // Written by nobody in this plan, and programmed when the plan has ended.
            }
        }

        return [.. objects.Select(entry => new PlannedObject(entry.Key, entry.Value))];
    }
}
