using System.Text;
using System.Text.Json.Nodes;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Changes;

/// <summary>A plan as files for a repository.</summary>
public static class PlanExport
{
    /// <summary>The objects as they will be, one document each; what is deleted stands in a comment.</summary>
    public static string Yaml(PlanPreview preview)
    {
        var documents = new List<string>();
        foreach (var step in preview.Steps.Where(step => step.Step is not PlanStep.WaitForProgrammed))
        {
            documents.Add(step.Step switch
            {
                PlanStep.Apply apply => ManifestJson.ToYaml(JsonNode.Parse(apply.Manifest) ?? new JsonObject()),
                PlanStep.Delete delete => $"# {delete.Target.Kind} {delete.Target.QualifiedName} is deleted: take it out of the repository.\n",
                _ when JsonNode.Parse(step.AfterJson.Length == 0 ? "null" : step.AfterJson) is JsonObject after => ManifestJson.ToYaml(ManifestJson.Clean(after)),
                _ => $"# {step.Step.Target.Kind} {step.Step.Target.QualifiedName} could not be previewed: {step.Problem?.Message.ReplaceLineEndings(" ")}\n",
            });
        }

        return string.Join("---\n", documents);
    }

    /// <summary>A <c>kustomization.yaml</c> that does the same to objects which another repository writes.</summary>
    public static string Kustomization(ChangePlan plan)
    {
        var patches = new JsonArray();
        var comments = new StringBuilder();
        foreach (var step in plan.Steps)
        {
            switch (step)
            {
                case PlanStep.Apply apply:
                    comments.Append("# ").Append(FileOf(apply.Target)).Append(" is the object of the other tab.\n");
                    break;
                case PlanStep.Patch patch:
                    patches.Add((JsonNode)Entry(patch.Target, ManifestJson.ToYaml(Merge(patch))));
                    break;
                case PlanStep.EditList edit:
                    patches.Add((JsonNode)Entry(edit.Target, ManifestJson.ToYaml(JsonNode.Parse(edit.Operations) ?? new JsonArray())));
                    break;
                case PlanStep.Delete delete:
                    var deletion = ManifestJson.Header(delete.Target);
                    deletion.Insert(0, "$patch", "delete");
                    patches.Add((JsonNode)Entry(delete.Target, ManifestJson.ToYaml(deletion)));
                    break;
                default:
                    break; // A wait: whoever syncs the repository waits.
            }
        }

        var root = new JsonObject { ["apiVersion"] = "kustomize.config.k8s.io/v1beta1", ["kind"] = "Kustomization" };
        var files = plan.Steps.OfType<PlanStep.Apply>().Select(apply => (JsonNode?)FileOf(apply.Target)).ToArray();
        if (files.Length > 0)
        {
            root["resources"] = new JsonArray(files);
        }

        if (patches.Count > 0)
        {
            root["patches"] = patches;
        }

        return comments + ManifestJson.ToYaml(root);
    }

    private static string FileOf(ObjectKey key) => $"{key.ToString().Replace('/', '-')}.yaml";

    private static JsonObject Merge(PlanStep.Patch step)
    {
        var header = ManifestJson.Header(step.Target);
        foreach (var (field, value) in JsonNode.Parse(step.MergePatch) as JsonObject ?? [])
        {
            if (field == "metadata" && header["metadata"] is JsonObject metadata && value is JsonObject changes)
            {
                foreach (var (name, change) in changes)
                {
                    metadata[name] = change?.DeepClone();
                }
            }
            else
            {
                header[field] = value?.DeepClone();
            }
        }

        return header;
    }

    private static JsonObject Entry(ObjectKey target, string patch)
    {
        var info = ResourceKinds.Of(target.Kind);
        var selector = new JsonObject();
        if (info.Group.Length > 0)
        {
            selector["group"] = info.Group;
        }

        selector["version"] = info.Versions[0];
        selector["kind"] = target.Kind.ToString();
        selector["name"] = target.Name;
        if (target.Namespace.Length > 0)
        {
            selector["namespace"] = target.Namespace;
        }

        return new JsonObject { ["target"] = selector, ["patch"] = patch };
    }
}
