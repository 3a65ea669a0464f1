using System.Text.Json.Nodes;
using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.Changes;

/// <summary>What became of a step.</summary>
/// <param name="State">Done, failed, unknown or not reached.</param>
/// <param name="Before">The object as the step found it; null when there was none.</param>
/// <param name="After">The object as the step left it; null when it is gone, or nothing was done.</param>
/// <param name="Problem">What went wrong; null when all is as previewed. A step that is done can have one: the plan stops there all the same.</param>
internal sealed record StepOutcome(StepState State, LiveObject? Before, LiveObject? After, StepProblem? Problem)
{
    public StepRun ToRun() => new(State, Problem, Before?.Yaml ?? "", After?.Yaml ?? "");

    /// <summary>An object as the history keeps it; empty for none.</summary>
    public static string Json(LiveObject? found) => found is null ? "" : ObjectContent.ForPeople(found.Json).ToJsonString();

    public static LiveObject? Parse(string json) => json.Length == 0 ? null : new LiveObject((JsonObject)JsonNode.Parse(json)!);
}
