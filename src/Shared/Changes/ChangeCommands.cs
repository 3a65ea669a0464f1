using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Says a plan in <c>kubectl</c> and <c>istioctl</c>.</summary>
public static class ChangeCommands
{
    /// <summary>The commands, in the order of the steps. A plan that ends by waiting needs no command for that: nothing comes after it.</summary>
    public static ValueList<ChangeCommand> Of(ChangePlan plan)
    {
        var last = plan.Steps.Count > 1 && plan.Steps[^1] is PlanStep.WaitForProgrammed ? plan.Steps.Count - 1 : plan.Steps.Count;
        return plan.Steps.Take(last).SelectMany(Of).ToValueList();
    }

    private static IEnumerable<ChangeCommand> Of(PlanStep step) => step switch
    {
        PlanStep.Apply apply => [Apply(apply)],
        PlanStep.Patch patch => Patch(patch),
        PlanStep.EditList edit => [new($"kubectl patch {Address(edit.Target)} --type=json -p {Quote(edit.Operations)}")],
        PlanStep.Delete { Target.Kind: ResourceKind.Gateway } delete => [new($"kubectl delete gateways.gateway.networking.k8s.io {delete.Target.Name} -n {delete.Target.Namespace}")],
        PlanStep.Delete delete => [new($"kubectl delete {Address(delete.Target)}")],
        PlanStep.WaitForProgrammed wait => [new($"kubectl wait --for=condition=Programmed --timeout=90s {Address(wait.Target)}")],
        _ => [],
    };

    private static ChangeCommand Apply(PlanStep.Apply step) => IstioctlApply(step) is { } command
        ? new ChangeCommand(command)
        : new ChangeCommand("kubectl apply --server-side --field-manager=waypoint-dashboard -f -", step.Manifest);

    /// <summary>istioctl can write a waypoint of its own class without allowed routes, and nothing else.</summary>
    private static string? IstioctlApply(PlanStep.Apply step)
    {
        if (step.Target.Kind != ResourceKind.Gateway || JsonNode.Parse(step.Manifest) is not JsonObject manifest)
        {
            return null;
        }

        var spec = manifest["spec"];
        var isPlain = (string?)spec?["gatewayClassName"] == IstioNames.WaypointClass
            && spec["infrastructure"] is null
            && spec["listeners"] is JsonArray { Count: 1 } listeners
            && listeners[0]?["allowedRoutes"] is null
            && (string?)listeners[0]?["protocol"] == "HBONE"
            && (int?)listeners[0]?["port"] == IstioNames.HbonePort
            && manifest["metadata"]?["annotations"] is null;
        var labels = manifest["metadata"]?["labels"] as JsonObject ?? [];
        if (!isPlain || labels.Any(label => label.Key is not (IstioNames.Revision or IstioNames.WaypointFor)))
        {
            return null;
        }

        var command = $"istioctl waypoint apply -n {step.Target.Namespace} --name {step.Target.Name}";
        command += (string?)labels[IstioNames.WaypointFor] is { } type ? $" --for {type}" : "";
        return command + ((string?)labels[IstioNames.Revision] is { } revision ? $" --revision {revision}" : "");
    }

    private static IEnumerable<ChangeCommand> Patch(PlanStep.Patch step)
    {
        if (JsonNode.Parse(step.MergePatch) is not JsonObject patch || patch.Any(field => field.Key != "metadata")
            || patch["metadata"] is not JsonObject metadata || metadata.Any(field => field.Key is not ("labels" or "annotations")))
        {
            yield return new ChangeCommand($"kubectl patch {Address(step.Target)} --type=merge -p {Quote(step.MergePatch)}");
            yield break;
        }

        if (metadata["labels"] is JsonObject labels)
        {
            yield return new ChangeCommand($"kubectl label {Address(step.Target)} {Edits(labels)}");
        }

        if (metadata["annotations"] is JsonObject annotations)
        {
            yield return new ChangeCommand($"kubectl annotate {Address(step.Target)} {Edits(annotations)}");
        }
    }

    private static string Edits(JsonObject entries)
    {
        var edits = string.Join(' ', entries.Select(entry => entry.Value is null ? $"{entry.Key}-" : $"{entry.Key}={Word((string?)entry.Value ?? "")}"));
        return entries.Any(entry => entry.Value is not null) ? $"{edits} --overwrite" : edits;
    }

    private static string Address(ObjectKey key)
    {
        var info = ResourceKinds.Of(key.Kind);
        var resource = info.Group.Length == 0 ? info.Plural : $"{info.Plural}.{info.Group}";
        return info.IsNamespaced ? $"{resource} {key.Name} -n {key.Namespace}" : $"{resource} {key.Name}";
    }

    private static string Word(string value) => value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/') && value.Length > 0 ? value : Quote(value);

    private static string Quote(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
