using System.Text.Json.Nodes;
using MudBlazor;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Client.Components.Changes;

/// <summary>Steps in a few words.</summary>
internal static class StepWords
{
    /// <summary>What a step does.</summary>
    public static string VerbOf(PlanStep step) => step switch
    {
        PlanStep.Apply => "Apply",
        PlanStep.Patch => "Change",
        PlanStep.EditList => "Change",
        PlanStep.Delete => "Delete",
        _ => "Wait for",
    };

    /// <summary>The details: the labels that are set, and so on; empty when there is nothing to add.</summary>
    public static string DetailOf(PlanStep step) => step switch
    {
        PlanStep.Patch patch => DetailOf(patch.MergePatch),
        PlanStep.EditList edit => edit.Operations.Contains("/allowedRoutes", StringComparison.Ordinal) ? "allowed namespaces" : "listeners",
        PlanStep.WaitForProgrammed => "to be programmed and have an address",
        _ => "",
    };

    /// <summary>The icon of a kind of step.</summary>
    public static string IconOf(PlanStep step) => step switch
    {
        PlanStep.Apply => Icons.Material.Outlined.AddCircleOutline,
        PlanStep.Delete => Icons.Material.Outlined.Delete,
        PlanStep.WaitForProgrammed => Icons.Material.Outlined.HourglassEmpty,
        _ => Icons.Material.Outlined.Edit,
    };

    /// <summary>How a step stands.</summary>
    public static string Of(StepState state) => state switch
    {
        StepState.Waiting => "waiting",
        StepState.Running => "under way",
        StepState.Done => "done",
        StepState.Failed => "failed",
        StepState.NotReached => "not done",
        _ => "unknown: the answer never came",
    };

    /// <summary>How a run stands.</summary>
    public static string Of(RunState state) => state switch
    {
        RunState.Running => "Under way",
        RunState.Succeeded => "Done",
        RunState.Failed => "Failed",
        _ => "Interrupted",
    };

    /// <summary>The icon of a step's state.</summary>
    public static string IconOf(StepState state) => state switch
    {
        StepState.Waiting => Icons.Material.Outlined.Schedule,
        StepState.Running => Icons.Material.Outlined.Sync,
        StepState.Done => Icons.Material.Outlined.CheckCircle,
        StepState.Failed => Icons.Material.Filled.Error,
        StepState.NotReached => Icons.Material.Outlined.DoNotDisturbOn,
        _ => Icons.Material.Outlined.HelpOutline,
    };

    /// <summary>What stands in the way of a step, as a heading.</summary>
    public static string TitleOf(StepProblemKind kind) => kind switch
    {
        StepProblemKind.Forbidden => "You may not do this",
        StepProblemKind.Conflict => "Another manager owns a field",
        StepProblemKind.ChangedSince => "The object has changed since you looked",
        StepProblemKind.NotFound => "The object is not there",
        StepProblemKind.Rejected => "The server does not accept it",
        StepProblemKind.Unreachable => "The API server did not answer",
        StepProblemKind.TimedOut => "It took too long",
        _ => "Applying is switched off",
    };

    private static string DetailOf(string mergePatch)
    {
        if (JsonNode.Parse(mergePatch) is not JsonObject patch)
        {
            return "";
        }

        var parts = new List<string>();
        if (patch["metadata"] is JsonObject metadata)
        {
            parts.AddRange(Entries(metadata["labels"]).Concat(Entries(metadata["annotations"])));
        }

        parts.AddRange(patch.Select(field => field.Key).Where(key => key != "metadata"));
        return string.Join(", ", parts);
    }

    private static IEnumerable<string> Entries(JsonNode? entries) =>
        (entries as JsonObject ?? []).Select(entry => entry.Value is null ? $"without {entry.Key}" : $"{entry.Key}={entry.Value}");
}
