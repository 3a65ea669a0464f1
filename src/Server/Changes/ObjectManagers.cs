using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Changes;

namespace WaypointDashboard.Server.Changes;

/// <summary>Finds the controllers that keep an object as their source says, and says what they will do to a change.</summary>
internal static class ObjectManagers
{
    private static readonly (string Prefix, string Name)[] Known =
    [
        ("argocd", "Argo CD"),
        ("kustomize-controller", "Flux"),
        ("helm-controller", "Flux"),
        ("flux", "Flux"),
        ("helm", "Helm"),
        ("kapp-controller", "kapp"),
        ("fleetagent", "Fleet"),
        ("fleet-agent", "Fleet"),
    ];

    /// <summary>A sentence for each, the same one once.</summary>
    /// <param name="whole">The object with its <c>managedFields</c>.</param>
    /// <param name="differences">What the step changes.</param>
    public static IReadOnlyList<string> Describe(JsonObject whole, IReadOnlyList<JsonDifference> differences)
    {
        var metadata = whole["metadata"];
        var sentences = new Dictionary<string, string>(StringComparer.Ordinal);
        Note(sentences, "Argo CD", Annotation(metadata, "argocd.argoproj.io/tracking-id") is { } id ? $"application {id.Split(':')[0]}" : Label(metadata, "argocd.argoproj.io/instance") is { } instance ? $"application {instance}" : null);
        Note(sentences, "Flux", Named(metadata, "kustomize.toolkit.fluxcd.io", "Kustomization") ?? Named(metadata, "helm.toolkit.fluxcd.io", "HelmRelease"));
        Note(sentences, "Helm", Annotation(metadata, "meta.helm.sh/release-name") is { } release ? $"release {release}" : Label(metadata, "app.kubernetes.io/managed-by") == "Helm" ? "a release" : null);
        Note(sentences, "kustomize", Kustomized(metadata));
        foreach (var entry in metadata?["managedFields"] as JsonArray ?? [])
        {
            NoteOwner(sentences, entry, differences);
        }

        return [.. sentences.Values];
    }

    private static void NoteOwner(Dictionary<string, string> sentences, JsonNode? entry, IReadOnlyList<JsonDifference> differences)
    {
        var manager = (string?)entry?["manager"] ?? "";
        if ((string?)entry?["subresource"] is { Length: > 0 } || Array.Find(Known, known => manager.StartsWith(known.Prefix, StringComparison.OrdinalIgnoreCase)).Name is not { } name)
        {
            return;
        }

        var owned = differences.Where(difference => Owns(entry?["fieldsV1"], difference)).Select(difference => string.Join('.', difference.Path)).ToList();
        if (owned.Count > 0)
        {
            sentences[name] = $"{name} ({manager}) owns {string.Join(", ", owned)}, which this step changes: it will put it back when it reconciles. Change it in its source too.";
        }
        else
        {
            Note(sentences, name, $"field manager {manager}");
        }
    }

    private static void Note(Dictionary<string, string> sentences, string name, string? source)
    {
        if (source is not null)
        {
            sentences.TryAdd(name, name switch
            {
                "Helm" => $"Helm ({source}) manages this object: the next upgrade or rollback may undo this step. Change the chart's values too.",
                "kustomize" => $"kustomize ({source}) made this object: the next time that it is applied, it may undo this step. Change the kustomization too.",
                _ => $"{name} ({source}) manages this object: when it reconciles, it may undo this step. Change its source too.",
            });
        }
    }

    // fieldsV1 is {"f:metadata":{"f:labels":{"f:team":{}}}}; lists are {"f:listeners":{"k:{…}":{…}}}: whoever owns a part of a list counts as its owner.
    private static bool Owns(JsonNode? fields, JsonDifference difference)
    {
        foreach (var name in difference.Path)
        {
            if (fields is not JsonObject here || !here.TryGetPropertyValue($"f:{name}", out fields))
            {
                return false;
            }
        }

        return fields is not null;
    }

    // With buildMetadata, kustomize writes itself into the label and where the object comes from into annotations.
    private static string? Kustomized(JsonNode? metadata) =>
        Annotation(metadata, "config.kubernetes.io/origin") is { } origin ? Origin(origin)
        : Label(metadata, "app.kubernetes.io/managed-by") is { } by && by.StartsWith("kustomize", StringComparison.OrdinalIgnoreCase) ? by
        : Annotation(metadata, "alpha.config.kubernetes.io/transformations") is not null ? "its transformations are annotated" : null;

    private static string Origin(string origin) => string.Join(", ", origin.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static string? Named(JsonNode? metadata, string prefix, string kind) =>
        Label(metadata, $"{prefix}/name") is { } name ? $"{kind} {Label(metadata, $"{prefix}/namespace")}/{name}" : null;

    private static string? Label(JsonNode? metadata, string key) => (metadata?["labels"] as JsonObject)?[key]?.ToString();

    private static string? Annotation(JsonNode? metadata, string key) => (metadata?["annotations"] as JsonObject)?[key]?.ToString();
}
