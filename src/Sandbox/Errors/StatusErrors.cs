using System.Collections.Immutable;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Errors;

/// <summary>The refusals that Kubernetes knows, in its words.</summary>
internal static class StatusErrors
{
    public static StatusError NotFound(ResourceType type, string name) =>
        new(404, "NotFound", $"{type.QualifiedName} \"{name}\" not found") { Name = name, Group = type.Group, Kind = type.Plural };

    public static StatusError AlreadyExists(ResourceType type, string name) =>
        new(409, "AlreadyExists", $"{type.QualifiedName} \"{name}\" already exists") { Name = name, Group = type.Group, Kind = type.Plural };

    public static StatusError Conflict(ResourceType type, string name, string why) =>
        new(409, "Conflict", $"Operation cannot be fulfilled on {type.QualifiedName} \"{name}\": {why}") { Name = name, Group = type.Group, Kind = type.Plural };

    public static StatusError ObjectModified(ResourceType type, string name) =>
        Conflict(type, name, "the object has been modified; please apply your changes to the latest version and try again");

    public static StatusError Forbidden(ResourceType type, string name, string why) =>
        new(403, "Forbidden", $"{type.QualifiedName} {(name.Length == 0 ? "" : $"\"{name}\" ")}is forbidden: {why}") { Name = name, Group = type.Group, Kind = type.Plural };

    public static StatusError BadRequest(string message) => new(400, "BadRequest", message);

    public static StatusError Expired(string message) => new(410, "Expired", message);

    public static StatusError Invalid(ResourceType type, string name, ImmutableArray<StatusCause> causes) =>
        new(422, "Invalid", $"{KindName(type)} \"{name}\" is invalid: {Sentence(causes)}") { Name = name, Group = type.Group, Kind = type.Kind, Causes = causes };

    private static string KindName(ResourceType type) => type.Group.Length == 0 ? type.Kind : $"{type.Kind}.{type.Group}";

    private static string Sentence(ImmutableArray<StatusCause> causes)
    {
        var all = causes.Select(cause => $"{cause.Field}: {cause.Message}").Distinct(StringComparer.Ordinal).ToArray();
        return all.Length == 1 ? all[0] : $"[{string.Join(", ", all)}]";
    }
}
