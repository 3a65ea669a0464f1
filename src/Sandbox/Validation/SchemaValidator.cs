using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Api.Responses;
using WaypointDashboard.Sandbox.Errors;

namespace WaypointDashboard.Sandbox.Validation;

/// <summary>Judges an object by its schema, in the words of the API server.</summary>
internal sealed class SchemaValidator
{
    private readonly ImmutableArray<StatusCause>.Builder _causes = ImmutableArray.CreateBuilder<StatusCause>();

    public static ImmutableArray<StatusCause> Validate(JsonObject value, Schema schema)
    {
        var validator = new SchemaValidator();
        foreach (var name in schema.Required.Where(name => value[name] is null)) validator.Add("FieldValueRequired", "Required value", name);
        foreach (var (name, property) in schema.Properties)
        {
            if (name is not ("apiVersion" or "kind" or "metadata") && value.ContainsKey(name)) validator.Check(value[name], property, name);
        }
        return validator._causes.ToImmutable();
    }

    private void Check(JsonNode? value, Schema schema, string path)
    {
        if (!IsOfType(value, schema))
        {
            var shown = value is null ? "null" : value.GetValueKind() is JsonValueKind.Object or JsonValueKind.Array ? Kind(value) : $"{value}";
            Add("FieldValueTypeInvalid", $"Invalid value: \"{Kind(value)}\": {path} in body must be of type {schema.Type}: \"{(value is null ? "null" : Kind(value) == "string" ? "string" : shown)}\"", path);
            return;
        }
        switch (value)
        {
            case JsonObject members:
                CheckObject(members, schema, path);
                break;
            case JsonArray items:
                CheckArray(items, schema, path);
                break;
            case JsonValue scalar when scalar.GetValueKind() == JsonValueKind.String:
                CheckText(scalar.GetValue<string>(), schema, path);
                break;
            case JsonValue scalar when scalar.GetValueKind() == JsonValueKind.Number:
                CheckNumber(scalar, schema, path);
                break;
        }
    }

    private void CheckObject(JsonObject members, Schema schema, string path)
    {
        foreach (var name in schema.Required.Where(name => !members.ContainsKey(name))) Add("FieldValueRequired", "Required value", $"{path}.{name}");
        if (schema.Limit("maxProperties") is { } most && members.Count > most)
            Add("FieldValueTooMany", $"Too many: {members.Count}: must have at most {most} items", path);
        if (schema.Limit("minProperties") is { } least && members.Count < least)
            Add("FieldValueInvalid", $"Invalid value: {members.Count}: {path} in body should have at least {least} properties", path);
        foreach (var (name, member) in members)
        {
            if (schema.Properties.TryGetValue(name, out var property)) Check(member, property, $"{path}.{name}");
            else if (schema.AdditionalProperties is { } additional) Check(member, additional, $"{path}.{name}");
        }
    }

    private void CheckArray(JsonArray items, Schema schema, string path)
    {
        if (schema.Limit("maxItems") is { } most && items.Count > most) Add("FieldValueTooMany", $"Too many: {items.Count}: must have at most {most} items", path);
        if (schema.Limit("minItems") is { } least && items.Count < least) Add("FieldValueInvalid", $"Invalid value: {items.Count}: {path} in body should have at least {least} items", path);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < items.Count; index++)
        {
            if (schema.Items is { } each) Check(items[index], each, $"{path}[{index}]");
            var identity = schema.ListType switch
            {
                "map" when items[index] is JsonObject item => Identity(item, schema.ListKeys),
                "set" => items[index]?.ToJsonString(ResponseWriting.Json),
                _ => null,
            };
            if (identity is not null && !seen.Add(identity)) Add("FieldValueDuplicate", $"Duplicate value: {identity}", $"{path}[{index}]");
        }
    }

    private void CheckText(string text, Schema schema, string path)
    {
        if (schema.Limit("minLength") is { } least && text.Length < least) Add("FieldValueInvalid", $"Invalid value: \"{text}\": {path} in body should be at least {least} chars long", path);
        if (schema.Limit("maxLength") is { } most && text.Length > most) Add("FieldValueTooLong", $"Too long: may not be more than {most} bytes", path);
        if (schema.Pattern is { } pattern && !pattern.IsMatch(text)) Add("FieldValueInvalid", $"Invalid value: \"{text}\": {path} in body should match '{schema.PatternText}'", path);
        if (!schema.Enum.IsEmpty && !schema.Enum.Contains(text))
            Add("FieldValueNotSupported", $"Unsupported value: \"{text}\": supported values: {string.Join(", ", schema.Enum.Select(value => $"\"{value}\""))}", path);
        if (schema.Format == "date-time" && !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _))
            Add("FieldValueInvalid", $"Invalid value: \"{text}\": {path} in body must be of type date-time: \"{text}\"", path);
    }

    private void CheckNumber(JsonValue value, Schema schema, string path)
    {
        var number = double.Parse(value.ToString(), CultureInfo.InvariantCulture);
        if (schema.Limit("minimum") is { } least && number < least) Add("FieldValueInvalid", $"Invalid value: {value}: {path} in body should be greater than or equal to {least}", path);
        if (schema.Limit("maximum") is { } most && number > most) Add("FieldValueInvalid", $"Invalid value: {value}: {path} in body should be less than or equal to {most}", path);
    }

    private static string Identity(JsonObject item, ImmutableArray<string> keys) =>
        new JsonObject(keys.Where(key => item[key] is not null).Select(key => KeyValuePair.Create(key, item[key]?.DeepClone()))).ToJsonString(ResponseWriting.Json);

    private static bool IsOfType(JsonNode? value, Schema schema)
    {
        if (schema.IsIntOrString) return value is not null && Kind(value) is "integer" or "string";
        return schema.Type.Length == 0 || Kind(value) == schema.Type || (schema.Type == "number" && Kind(value) == "integer");
    }

    private static string Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => double.IsInteger(double.Parse(value.ToString(), CultureInfo.InvariantCulture)) ? "integer" : "number",
        _ => "null",
    };

    private void Add(string reason, string message, string path) => _causes.Add(new StatusCause(reason, message, path));
}
