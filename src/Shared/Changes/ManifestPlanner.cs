using System.Text.Json;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Plans objects as an operator wrote them. Only the kinds that the dashboard knows: what else they do to traffic could not be said.</summary>
internal static class ManifestPlanner
{
    /// <summary>Plans it.</summary>
    public static void Plan(PlanDraft draft, ChangeIntent.ApplyManifests intent)
    {
        draft.Title = intent.Manifests.Count == 1 ? "Apply an object" : $"Apply {intent.Manifests.Count} objects";
        if (intent.Manifests.Count == 0)
        {
            draft.Refuse(nameof(intent.Manifests), "Paste at least one object.");
        }

        for (var index = 0; index < intent.Manifests.Count; index++)
        {
            if (Read(intent.Manifests[index], out var key) is { } problem)
            {
                draft.Refuse(nameof(intent.Manifests), $"Object {index + 1}: {problem}");
            }
            else
            {
                draft.Step(new PlanStep.Apply(key, intent.Manifests[index]));
            }
        }
    }

    private static string? Read(string manifest, out ObjectKey key)
    {
        key = default;
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(manifest);
            root = document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            return $"this is not readable: {exception.Message}";
        }

        var kind = Text(root, "kind");
        var metadata = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("metadata", out var found) ? found : default;
        var name = Text(metadata, "name");
        if (kind is null || Text(root, "apiVersion") is not { } apiVersion || name is null)
        {
            return "apiVersion, kind and metadata.name are needed.";
        }

        if (ResourceKinds.Find(kind) is not { } info || info.Kind.ToString() != kind || !info.Versions.Any(version => apiVersion == (info.Group.Length == 0 ? version : $"{info.Group}/{version}")))
        {
            return $"{apiVersion} {kind} is not a kind that the dashboard knows.";
        }

        if (info.IsNamespaced && Text(metadata, "namespace") is null)
        {
            return $"{kind} {name} needs metadata.namespace.";
        }

        key = new ObjectKey(info.Kind, info.IsNamespaced ? Text(metadata, "namespace")! : "", name);
        return null;
    }

    private static string? Text(JsonElement element, string property) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
