using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Validation;

/// <summary>Makes an object as its schema wants it before it is judged: unknown fields are taken out, defaults filled in.</summary>
internal static class SchemaDefaults
{
    /// <summary>Takes out what the schema does not know, and returns the paths of that.</summary>
    public static IReadOnlyList<string> Prune(JsonObject value, Schema schema)
    {
        var unknown = new List<string>();
        foreach (var (name, member) in value)
        {
            if (name is "apiVersion" or "kind" or "metadata") continue;
            if (schema.Properties.TryGetValue(name, out var known)) Prune(member, known, name, unknown);
            else if (!schema.KeepsUnknown) unknown.Add(name);
        }
        foreach (var name in unknown.Where(path => !path.Contains('.', StringComparison.Ordinal))) value.Remove(name);
        return unknown;
    }

    /// <summary>Fills in what is absent, and what is null where a default is known.</summary>
    public static void Fill(JsonNode? value, Schema schema)
    {
        switch (value)
        {
            case JsonObject members:
                foreach (var (name, property) in schema.Properties)
                {
                    if (members[name] is null && property.Default is { } standard) members[name] = standard.DeepClone();
                    Fill(members[name], property);
                }
                if (schema.AdditionalProperties is not { } additional) break;
                foreach (var (name, member) in members.Where(member => !schema.Properties.ContainsKey(member.Key)).ToList()) Fill(member, additional);
                break;
            case JsonArray items when schema.Items is { } each:
                foreach (var item in items) Fill(item, each);
                break;
        }
    }

    private static void Prune(JsonNode? value, Schema schema, string path, List<string> unknown)
    {
        switch (value)
        {
            case JsonObject members when schema.AdditionalProperties is { } additional:
                foreach (var (name, member) in members) Prune(member, additional, $"{path}.{name}", unknown);
                break;
            case JsonObject members:
                var strangers = members.Select(member => member.Key).Where(name => !schema.Properties.ContainsKey(name) && !schema.KeepsUnknown).ToList();
                foreach (var name in strangers)
                {
                    members.Remove(name);
                    unknown.Add($"{path}.{name}");
                }
                foreach (var (name, property) in schema.Properties) Prune(members[name], property, $"{path}.{name}", unknown);
                break;
            case JsonArray items when schema.Items is { } each:
                for (var index = 0; index < items.Count; index++) Prune(items[index], each, $"{path}[{index}]", unknown);
                break;
        }
    }
}
