using System.Text.Json;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Plans fixes that no other form covers.</summary>
internal static class ObjectPlanner
{
    /// <summary>Plans labels and annotations.</summary>
    public static void PlanMetadata(PlanDraft draft, ChangeIntent.EditMetadata intent)
    {
        draft.Title = $"Change labels of {EnrollPlanner.Describe(intent.Target)}";
        if (draft.Require(intent.Target, nameof(intent.Target)) is not { } target)
        {
            return;
        }

        var patch = new MetadataPatch(target);
        foreach (var (key, value) in intent.Labels)
        {
            if (KubernetesName.ProblemAsLabelValue(value ?? "") is { } problem)
            {
                draft.Refuse(nameof(intent.Labels), problem);
            }

            patch.Label(key, value);
        }

        foreach (var (key, value) in intent.Annotations)
        {
            patch.Annotation(key, value);
        }

        draft.Step(patch.ToStep());
    }

    /// <summary>Plans a merge patch.</summary>
    public static void PlanPatch(PlanDraft draft, ChangeIntent.PatchObject intent)
    {
        draft.Title = $"{intent.Purpose} ({EnrollPlanner.Describe(intent.Target)})";
        if (!IsJsonObject(intent.MergePatch))
        {
            draft.Refuse(nameof(intent.MergePatch), "The patch is not a JSON object.");
        }
        else if (draft.Require(intent.Target, nameof(intent.Target)) is not null)
        {
            draft.Step(new PlanStep.Patch(intent.Target, intent.MergePatch));
        }
    }

    /// <summary>Plans a deletion.</summary>
    public static void PlanDelete(PlanDraft draft, ChangeIntent.DeleteObject intent)
    {
        draft.Title = $"Delete {EnrollPlanner.Describe(intent.Target)}";
        if (draft.Require(intent.Target, nameof(intent.Target)) is not null)
        {
            draft.Notice(Severity.Warning, intent.Target, $"{EnrollPlanner.Describe(intent.Target)} will be gone; what it owns goes with it.");
            draft.Step(new PlanStep.Delete(intent.Target));
        }
    }

    private static bool IsJsonObject(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
