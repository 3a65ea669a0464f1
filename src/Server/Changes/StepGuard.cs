using System.Text.Json.Nodes;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Server.Changes;

/// <summary>Sees to it that a step does what was previewed and nothing else.</summary>
internal static class StepGuard
{
    /// <summary>Whether an object has moved on since it was looked at. Status does not count: it is no wish of anybody.</summary>
    /// <param name="step">The step.</param>
    /// <param name="expected">The object as previewed, or as an earlier step left it; null for none.</param>
    /// <param name="live">The object as it is; null for none.</param>
    public static StepProblem? Moved(PlanStep step, LiveObject? expected, LiveObject? live)
    {
        var name = $"{step.Target.Kind} {step.Target.QualifiedName}";
        if (expected is null)
        {
            return live is null ? null : StepFailure.ChangedSince(step.Target, "someone has created it");
        }

        if (live is null)
        {
            return new StepProblem(StepProblemKind.NotFound, $"{name} was deleted since the preview.");
        }

        if (live.Uid != expected.Uid)
        {
            return StepFailure.ChangedSince(step.Target, "it was deleted and created again");
        }

        if (live.ResourceVersion == expected.ResourceVersion)
        {
            return null;
        }

        var differences = ObjectContent.Differences(expected.Json, live.Json);
        return differences.Count == 0 ? null : StepFailure.ChangedSince(step.Target, ObjectContent.Describe(differences));
    }

    /// <summary>Whether an answer of the server is what the preview showed.</summary>
    /// <param name="preview">The preview.</param>
    /// <param name="answer">What the server answered, to a dry run or to the step itself.</param>
    /// <param name="isNew">Whether the step makes the object.</param>
    /// <param name="buildsOnEarlier">Whether the preview is our own guess, since the server could not be asked.</param>
    /// <returns>What differs; empty when it is the same.</returns>
    public static IReadOnlyList<JsonDifference> Unlike(StepPreview preview, LiveObject answer, bool isNew, bool buildsOnEarlier)
    {
        if (preview.Step is PlanStep.Delete || preview.AfterJson.Length == 0)
        {
            return [];
        }

        var promised = (JsonObject)JsonNode.Parse(preview.AfterJson)!;
        return buildsOnEarlier ? ObjectContent.Missing(promised, answer.Json)
            : isNew ? ObjectContent.DifferencesOfNew(promised, answer.Json)
            : ObjectContent.Differences(promised, answer.Json);
    }
}
