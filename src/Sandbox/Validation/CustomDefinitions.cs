using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Api.Requests;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Validation;

/// <summary>The CustomResourceDefinitions that the sandbox carries, and the schemas in them.</summary>
internal static class CustomDefinitions
{
    private const string Folder = "Crds/";

    private static readonly ImmutableArray<JsonObject> Documents = [.. Read().SelectMany(YamlJson.ParseAll)];

    private static readonly FrozenDictionary<ResourceType, Schema> Schemas = ResourceTypes.All
        .Where(type => type.IsCustom).Select(type => KeyValuePair.Create(type, SchemaOf(type))).Where(pair => pair.Value is not null)
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Value!);

    /// <summary>The definition of a custom kind, a copy; null if the sandbox has none.</summary>
    public static JsonObject? Find(ResourceType type) =>
        Documents.FirstOrDefault(document => document["metadata"]?["name"]?.GetValue<string>() == type.QualifiedName)?.DeepClone().AsObject();

    /// <summary>What objects of a kind must look like; null if anything goes.</summary>
    public static Schema? Schema(ResourceType type) => Schemas.GetValueOrDefault(type);

    private static Schema? SchemaOf(ResourceType type) =>
        Find(type)?["spec"]?["versions"]?.AsArray().FirstOrDefault(version => version?["name"]?.GetValue<string>() == type.Version)?["schema"]?["openAPIV3Schema"] is JsonObject schema
            ? new Schema(schema)
            : null;

    private static IEnumerable<string> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
            using var reader = new StreamReader(stream);
            yield return reader.ReadToEnd();
        }
    }
}
