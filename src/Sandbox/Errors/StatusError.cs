using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace WaypointDashboard.Sandbox.Errors;

/// <summary>A refusal in the form in which Kubernetes sends one: the <c>Status</c> kind.</summary>
/// <param name="Code">The HTTP status.</param>
/// <param name="Reason"><c>NotFound</c>, <c>Conflict</c> and so on.</param>
/// <param name="Message">The sentence that kubectl prints.</param>
public sealed record StatusError(int Code, string Reason, string Message)
{
    public string? Name { get; init; }

    public string? Group { get; init; }

    /// <summary>The plural for most reasons, the kind for <c>Invalid</c>: so does Kubernetes.</summary>
    public string? Kind { get; init; }

    public string? Uid { get; init; }

    public int? RetryAfterSeconds { get; init; }

    public ImmutableArray<StatusCause> Causes { get; init; } = [];

    /// <summary>The body of the answer.</summary>
    public JsonObject ToJson()
    {
        var status = new JsonObject
        {
            ["kind"] = "Status",
            ["apiVersion"] = "v1",
            ["metadata"] = new JsonObject(),
            ["status"] = "Failure",
            ["message"] = Message,
            ["reason"] = Reason,
        };
        if (DetailsJson() is { Count: > 0 } details) status["details"] = details;
        status["code"] = Code;
        return status;
    }

    private JsonObject DetailsJson()
    {
        var details = new JsonObject();
        if (!string.IsNullOrEmpty(Name)) details["name"] = Name;
        if (!string.IsNullOrEmpty(Group)) details["group"] = Group;
        if (!string.IsNullOrEmpty(Kind)) details["kind"] = Kind;
        if (!string.IsNullOrEmpty(Uid)) details["uid"] = Uid;
        if (Causes.Length > 0) details["causes"] = new JsonArray([.. Causes.Select(CauseJson)]);
        if (RetryAfterSeconds is { } seconds) details["retryAfterSeconds"] = seconds;
        return details;
    }

    private static JsonObject CauseJson(StatusCause cause)
    {
        var json = new JsonObject { ["reason"] = cause.Reason, ["message"] = cause.Message };
        if (cause.Field.Length > 0) json["field"] = cause.Field;
        return json;
    }
}
