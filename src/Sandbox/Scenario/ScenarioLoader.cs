using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Api.Requests;
using WaypointDashboard.Sandbox.Controllers;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Scenario;

/// <summary>Fills a store with the objects of the scenario's files.</summary>
internal static class ScenarioLoader
{
    private const string Folder = "Scenario/";
    private static readonly WriteOptions Kubectl = new("kubectl") { KeepStatus = true, FieldValidation = FieldValidation.Strict };

    /// <summary>The objects of the files whose names start so, in the order of the files.</summary>
    public static IEnumerable<JsonObject> Read(string files = "")
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder + files, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
            using var reader = new StreamReader(stream);
            foreach (var value in YamlJson.ParseAll(reader.ReadToEnd())) yield return value;
        }
    }

    public static void Load(ClusterStore store, string files = "")
    {
        ImmutableArray<JsonObject> objects = [.. Read(files)];
        foreach (var value in objects.OrderBy(value => value.TextAt("kind") != "Namespace"))
        {
            var type = TypeOf(value);
            FillOwners(store, value);
            var created = store.Create(type, value, Kubectl);
            if (created.Error is { } error) throw new InvalidOperationException($"The scenario's {type.Kind} {value.TextAt("metadata", "namespace")}/{value.TextAt("metadata", "name")} is refused: {error.Message}");
        }
    }

    private static ResourceType TypeOf(JsonObject value) =>
        ResourceTypes.Find(value.TextAt("apiVersion") ?? "", value.TextAt("kind") ?? "") ?? throw new InvalidOperationException($"The scenario has a {value.TextAt("kind")} of {value.TextAt("apiVersion")}, which is not served.");

    /// <summary>Files name owners; the store knows their uids.</summary>
    private static void FillOwners(ClusterStore store, JsonObject value)
    {
        foreach (var owner in value.ItemsAt("metadata", "ownerReferences").Where(owner => owner["uid"] is null))
            owner["uid"] = store.Get(TypeOf(owner), value.TextAt("metadata", "namespace") ?? "", owner.TextAt("name") ?? "")?.Uid;
    }
}
