using System.Text.Json.Nodes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>Collects labels and annotations to set or remove, and drops those that are already so.</summary>
/// <param name="resource">The object as it is.</param>
internal sealed class MetadataPatch(MeshResource resource)
{
    private readonly SortedDictionary<string, string?> _labels = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string?> _specLabels = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string?> _annotations = new(StringComparer.Ordinal);

    /// <summary>Sets a label, or removes it where the value is null. A WorkloadEntry's spec may hold it as well: it is removed there too, and what its metadata say beats it.</summary>
    public MetadataPatch Label(string key, string? value)
    {
        if (value is null && resource is WorkloadEntryResource entry && entry.SpecLabels.Has(key))
        {
            _specLabels[key] = null;
        }

        if (value is null ? resource.Labels.Has(key) : resource.EffectiveLabels[key] != value)
        {
            _labels[key] = value;
        }

        return this;
    }

    /// <summary>Sets an annotation, or removes it where the value is null.</summary>
    public MetadataPatch Annotation(string key, string? value)
    {
        if (resource.Annotations[key] != value)
        {
            _annotations[key] = value;
        }

        return this;
    }

    /// <summary>The step that does it; null when nothing is to be done.</summary>
    public PlanStep.Patch? ToStep()
    {
        var metadata = new JsonObject();
        Put(metadata, "labels", _labels);
        Put(metadata, "annotations", _annotations);
        var spec = new JsonObject();
        Put(spec, "labels", _specLabels);
        var patch = new JsonObject(new[] { KeyValuePair.Create("metadata", metadata), KeyValuePair.Create("spec", spec) }
            .Where(part => part.Value.Count > 0)
            .Select(part => KeyValuePair.Create(part.Key, (JsonNode?)part.Value)));
        return patch.Count == 0 ? null : new PlanStep.Patch(resource.Key, patch.ToJsonString(PlanJson.Options));
    }

    private static void Put(JsonObject parent, string field, SortedDictionary<string, string?> entries)
    {
        if (entries.Count > 0)
        {
            parent[field] = new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
        }
    }
}
