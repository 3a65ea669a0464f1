using System.Text.Json;
using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Diagnostics;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;
using WaypointDashboard.Shared.Resources.Reading;
using WaypointDashboard.Shared.Waypoints;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Plans the way back from steps that were done: in reverse order, and only what they changed. Objects that have moved on since are left to their new owner: the plan is refused.</summary>
public static class UndoPlanner
{
    /// <summary>Plans it.</summary>
    /// <param name="mesh">The cluster as it is.</param>
    /// <param name="title">The title of the plan that was applied.</param>
    /// <param name="done">The steps that were done, in the order in which they were.</param>
    /// <returns>A plan, with no steps when everything is as before already, or all reasons why there is none.</returns>
    public static PlanResult Plan(LiveMesh mesh, string title, ValueList<UndoStep> done)
    {
        var manifests = done.Where(step => step.Before.Length > 0).Select(step => step.Before).ToValueList();
        var draft = new PlanDraft(mesh.Mesh, new ChangeIntent.ApplyManifests(manifests)) { Title = $"Undo \"{title}\"" };
        var handled = new HashSet<ObjectKey>();
        List<UndoStep> reversed = [.. done.Reverse().Where(step => step.Step is not PlanStep.WaitForProgrammed && (step.Before.Length > 0 || step.After.Length > 0))];
        for (var index = 0; index < reversed.Count; index++)
        {
            Undo(draft, reversed[index], isFirst: handled.Add(reversed[index].Step.Target), isLast: index == reversed.Count - 1, handled);
        }

        return draft.ToResult();
    }

    private static void Undo(PlanDraft draft, UndoStep step, bool isFirst, bool isLast, HashSet<ObjectKey> handled)
    {
        var key = step.Step.Target;
        var current = draft.Mesh.Resources.Find(key);
        if (step.After.Length == 0)
        {
            if (isFirst && current is not null)
            {
                draft.Refuse("", $"{Describe(key)} exists again: somebody has created it since.");
                return;
            }

            Recreate(draft, key, step.Before, isLast);
        }
        else if (current is null && IsWatched(key))
        {
            if (step.Before.Length > 0)
            {
                draft.Refuse("", $"{Describe(key)} was deleted since.");
            }
            else
            {
                draft.Notice(Severity.Info, key, $"{Describe(key)} is gone already.");
            }
        }
        else if (isFirst && current is not null && Moved(current, step) is { } moved)
        {
            draft.Refuse("", $"{Describe(key)} has moved on since: {moved}.");
        }
        else if (step.Before.Length == 0)
        {
            NoticeUsers(draft, key, handled);
            if (!IsWatched(key))
            {
                draft.Notice(Severity.Info, key, $"{Describe(key)} is not watched: whether somebody has changed it since, its step shows.");
            }

            draft.Step(new PlanStep.Delete(key));
        }
        else
        {
            draft.Step(UndoPatch.Between(key, Parse(step.Before), Parse(step.After)));
        }
    }

    // Of the ConfigMaps only the mesh configuration is watched: whether others are there the preview finds out.
    private static bool IsWatched(ObjectKey key) => key.Kind != ResourceKind.ConfigMap;

    private static void Recreate(PlanDraft draft, ObjectKey key, string before, bool isLast)
    {
        var manifest = ComparableObject.Of(Parse(before));
        if (manifest["metadata"] is JsonObject metadata)
        {
            metadata.Remove("deletionTimestamp");
            metadata.Remove("deletionGracePeriodSeconds");
            if (metadata.Remove("ownerReferences"))
            {
                draft.Notice(Severity.Info, key, $"{Describe(key)} comes back without its owner, which may be gone too.");
            }
        }

        draft.Step(new PlanStep.Apply(key, manifest.ToJsonString(PlanJson.Options)));
        if (key.Kind == ResourceKind.Gateway && !isLast)
        {
            draft.Step(new PlanStep.WaitForProgrammed(key)); // Those who used it are enrolled again only when it works.
        }
    }

    private static string? Moved(MeshResource current, UndoStep step)
    {
        using var document = JsonDocument.Parse(step.After);
        if (ResourceReader.Read(current.Kind, document.RootElement) is not { } left)
        {
            return null;
        }

        if (left.Metadata.Uid.Length > 0 && current.Metadata.Uid.Length > 0 && left.Metadata.Uid != current.Metadata.Uid)
        {
            return "it was deleted and created again";
        }

        if (step.Before.Length == 0)
        {
            return IsAsLeft(current, left) ? null : "it was changed after the plan made it";
        }

        var changed = JsonDifferences.Of(ComparableObject.Of(Parse(step.Before)), ComparableObject.Of(Parse(step.After)));
        foreach (var difference in changed.Where(difference => difference.Path.Count == 3 && difference.Path[0] == "metadata"))
        {
            var name = difference.Path[2];
            var (now, then) = difference.Path[1] == "labels" ? (current.Labels[name], left.Labels[name]) : (current.Annotations[name], left.Annotations[name]);
            if (now != then)
            {
                return $"{name} is {Quote(now)}, and was left as {Quote(then)}";
            }
        }

        return changed.All(difference => difference.Path[0] == "metadata") || IsAsLeft(current, left with { Metadata = current.Metadata }) ? null : "its fields were changed";
    }

    // Status is nobody's wish: it does not count.
    private static bool IsAsLeft(MeshResource current, MeshResource left) => (current, left) switch
    {
        (GatewayResource now, GatewayResource then) => now.Labels.Equals(then.Labels) && now.ClassName == then.ClassName && now.Listeners.Select(WithoutStatus).SequenceEqual(then.Listeners.Select(WithoutStatus)),
        (PolicyResource or DestinationRuleResource or VirtualServiceResource, _) => (left with { Metadata = current.Metadata }).Equals(current) && current.Labels.Equals(left.Labels),
        _ => current.Labels.Equals(left.Labels),
    };

    private static GatewayListener WithoutStatus(GatewayListener listener) => listener with { Conditions = [] };

    private static void NoticeUsers(PlanDraft draft, ObjectKey key, HashSet<ObjectKey> handled)
    {
        if (key.Kind == ResourceKind.Gateway
            && draft.Mesh.Bindings.NamedBy(new WaypointRef(key.Namespace, key.Name)).Count(user => !handled.Contains(user)) is > 0 and var users)
        {
            draft.Notice(Severity.Warning, key, $"{users} {(users == 1 ? "object names" : "objects name")} waypoint {key.QualifiedName}; who is not un-enrolled by this plan gets no waypoint, and no L7 policy.");
        }
    }

    private static JsonObject Parse(string json) => (JsonObject)JsonNode.Parse(json)!;

    private static string Quote(string? value) => value is null ? "not set" : $"\"{value}\"";

    private static string Describe(ObjectKey key) => $"{key.Kind} {key.QualifiedName}";
}
