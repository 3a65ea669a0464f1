using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;
using WaypointDashboard.Sandbox.Writing;

namespace WaypointDashboard.Sandbox.Validation;

/// <summary>What happens to every object on its way into the store: unknown fields go, defaults come, and what is wrong is refused.</summary>
internal static class Admission
{
    /// <summary>Prepares an object in place.</summary>
    public static (StatusError? Error, ImmutableArray<string> Warnings) Admit(ResourceType type, JsonObject value, WriteOptions options)
    {
        var metadata = value.Metadata();
        var name = metadata.Text("name") ?? "";
        if (name.Length == 0) return (StatusErrors.Invalid(type, "", [new StatusCause("FieldValueRequired", "Required value: name or generateName is required", "metadata.name")]), []);
        if (MetadataRules.NotText(metadata) is { } field)
            return (StatusErrors.BadRequest($"{type.Kind} in version \"{type.Version}\" cannot be handled as a {type.Kind}: json: cannot unmarshal into Go struct field ObjectMeta.{field} of type string"), []);
        var warnings = ImmutableArray<string>.Empty;
        var causes = MetadataRules.Check(type, metadata).ToImmutableArray();
        if (CustomDefinitions.Schema(type) is { } schema)
        {
            ImmutableArray<string> unknown = [.. SchemaDefaults.Prune(value, schema).Select(path => $"unknown field \"{path}\"")];
            if (options.FieldValidation == FieldValidation.Strict && !unknown.IsEmpty)
                return (StatusErrors.BadRequest($"{type.Kind} in version \"{type.Version}\" cannot be handled as a {type.Kind}: strict decoding error: {string.Join(", ", unknown)}"), []);
            if (options.FieldValidation == FieldValidation.Warn) warnings = unknown;
            SchemaDefaults.Fill(value, schema);
            causes = [.. causes, .. SchemaValidator.Validate(value, schema)];
            if (type == ResourceTypes.Gateway && causes.IsEmpty) causes = [.. GatewayRules.Check(value)];
        }
        return (causes.IsEmpty ? null : StatusErrors.Invalid(type, name, causes), warnings);
    }
}
