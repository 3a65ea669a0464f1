using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Server.Changes;

/// <summary>What is sent for a step, with the state that it is meant for: the server refuses it for any other.</summary>
internal static class StepBody
{
    public static JsonObject Apply(PlanStep.Apply step, string apiVersion, LiveObject? found)
    {
        var body = (JsonObject)JsonNode.Parse(step.Manifest)!;
        body["apiVersion"] = apiVersion;
        if (found is not null)
        {
            Metadata(body)["resourceVersion"] = found.ResourceVersion;
        }

        return body;
    }

    public static JsonObject Patch(PlanStep.Patch step, LiveObject? found)
    {
        var body = (JsonObject)JsonNode.Parse(step.MergePatch)!;
        Metadata(body)["resourceVersion"] = found?.ResourceVersion;
        return body;
    }

    public static JsonArray EditList(PlanStep.EditList step, LiveObject? found)
    {
        // A "test" of the version would be answered as a broken patch; to set it to what it is makes the server compare, and say "conflict".
        var body = new JsonArray(new JsonObject { ["op"] = "replace", ["path"] = "/metadata/resourceVersion", ["value"] = found?.ResourceVersion });
        foreach (var operation in (JsonArray)JsonNode.Parse(step.Operations)!)
        {
            body.Add(operation?.DeepClone());
        }

        return body;
    }

    public static JsonObject Delete(LiveObject? found, bool dryRun)
    {
        var body = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "DeleteOptions" };
        if (found is not null)
        {
            body["preconditions"] = new JsonObject { ["uid"] = found.Uid, ["resourceVersion"] = found.ResourceVersion };
        }

        if (dryRun)
        {
            body["dryRun"] = new JsonArray("All");
        }

        return body;
    }

    private static JsonObject Metadata(JsonObject body)
    {
        if (body["metadata"] is not JsonObject metadata)
        {
            body["metadata"] = metadata = [];
        }

        return metadata;
    }
}
