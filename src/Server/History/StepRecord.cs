using System.Text.Json;
using System.Text.Json.Nodes;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Client.Yaml;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.History;

/// <summary>How steps are kept in rows, and read from them.</summary>
internal static class StepRecord
{
    public static StepRow Write(Guid run, int ordinal, StepPreview preview)
    {
        var (kind, body) = preview.Step switch
        {
            PlanStep.Apply apply => ("apply", apply.Manifest),
            PlanStep.Patch patch => ("patch", patch.MergePatch),
            PlanStep.EditList edit => ("edit-list", edit.Operations),
            PlanStep.Delete => ("delete", ""),
            PlanStep.WaitForProgrammed => ("wait-for-programmed", ""),
            var other => throw new ArgumentOutOfRangeException(nameof(preview), other.GetType().Name, "No record for this step."),
        };
        return new StepRow { RunId = run, Ordinal = ordinal, Kind = kind, Target = preview.Step.Target.ToString(), Body = body, Before = WithoutOwners(preview.BeforeJson), Planned = WithoutOwners(preview.AfterJson) };
    }

    /// <exception cref="InvalidDataException">The row was not written by us.</exception>
    public static PlanStep ReadStep(StepRow row)
    {
        if (!ObjectKey.TryParse(row.Target, out var target))
        {
            throw new InvalidDataException($"The history names an object \"{row.Target}\" that cannot be read.");
        }

        return row.Kind switch
        {
            "apply" => new PlanStep.Apply(target, row.Body),
            "patch" => new PlanStep.Patch(target, row.Body),
            "edit-list" => new PlanStep.EditList(target, row.Body),
            "delete" => new PlanStep.Delete(target),
            "wait-for-programmed" => new PlanStep.WaitForProgrammed(target),
            _ => throw new InvalidDataException($"The history names a step \"{row.Kind}\" that this version does not know."),
        };
    }

    public static HistoryStep Read(StepRow row) => new(
        ReadStep(row),
        new StepRun(
            row.State,
            row.ProblemKind is { } kind ? new StepProblem(kind, row.Problem, row.MissingRule) : null,
            row.State is StepState.Waiting or StepState.NotReached ? "" : Yaml(row.Before),
            Yaml(row.After)));

    private static string Yaml(string json) => json.Length == 0 ? "" : YamlText.FromJson(json);

    private static string WithoutOwners(string json)
    {
        if (json.Length == 0)
        {
            return "";
        }

        var whole = (JsonObject)JsonNode.Parse(json)!;
        (whole["metadata"] as JsonObject)?.Remove("managedFields");
        return whole.ToJsonString();
    }
}
