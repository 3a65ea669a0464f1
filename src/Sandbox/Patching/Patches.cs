using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Patching;

/// <summary>Applies a patch of any form to what is stored.</summary>
internal static class Patches
{
    public static (JsonObject? Desired, StatusError? Error) Apply(StoredObject current, PatchKind kind, JsonNode patch)
    {
        var target = current.ToJson();
        try
        {
            switch (kind)
            {
                case PatchKind.Json when patch is JsonArray operations:
                    JsonPatch.Apply(target, operations);
                    return (target, null);
                case PatchKind.Merge when patch is JsonObject:
                    MergePatch.Apply(target, patch);
                    return (target, null);
                case PatchKind.StrategicMerge when patch is JsonObject changes:
                    StrategicMergePatch.Apply(target, changes, TypeShape.Of(current.Type));
                    return (target, null);
                default:
                    return (null, StatusErrors.BadRequest("the patch is not of the form that its kind wants"));
            }
        }
        catch (PatchException problem)
        {
            return (null, problem.IsMalformed ? StatusErrors.BadRequest(problem.Message) : new StatusError(422, "Invalid", "the server rejected our request due to an error in our request"));
        }
    }
}
