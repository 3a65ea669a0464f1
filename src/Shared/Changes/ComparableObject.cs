using System.Text.Json.Nodes;

namespace WaypointDashboard.Shared.Changes;

/// <summary>What of an object counts when two states of it are compared: what people and controllers ask for, and not what the server or a writer of status notes down.</summary>
public static class ComparableObject
{
    private static readonly string[] Notes = ["managedFields", "resourceVersion", "uid", "generation", "creationTimestamp", "selfLink"];

    /// <summary>A copy without what the server notes down, and without status.</summary>
    public static JsonObject Of(JsonObject whole)
    {
        var copy = (JsonObject)whole.DeepClone();
        copy.Remove("status");
        if (copy["metadata"] is JsonObject metadata)
        {
            foreach (var note in Notes)
            {
                metadata.Remove(note);
            }
        }

        return copy;
    }
}
