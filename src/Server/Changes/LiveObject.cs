using System.Text.Json;
using System.Text.Json.Nodes;
using WaypointDashboard.Client.Yaml;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Server.Changes;

/// <summary>An object as the API server gave it.</summary>
internal sealed record LiveObject(JsonObject Json)
{
    public string ResourceVersion => Text("resourceVersion");

    public string Uid => Text("uid");

    public bool IsDeleting => Text("deletionTimestamp").Length > 0;

    /// <summary>The object for people: YAML, without the fields that say who wrote what.</summary>
    public string Yaml => YamlText.FromJson(JsonSerializer.SerializeToElement(ObjectContent.ForPeople(Json)));

    /// <summary>The same of an object that is only to be made: without what the server draws anew for each, such as its uid, and without a status that nobody wrote.</summary>
    public string YamlOfNew => YamlText.FromJson(JsonSerializer.SerializeToElement(ComparableObject.Of(Json)));

    public string Text(string field) => (string?)Json["metadata"]?[field] ?? "";

    public MeshResource? Read(ResourceKind kind) => Shared.Resources.Reading.ResourceReader.Read(kind, JsonSerializer.SerializeToElement(Json));
}
