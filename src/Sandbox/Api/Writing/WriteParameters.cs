using WaypointDashboard.Sandbox.Errors;
using WaypointDashboard.Sandbox.Storage;

namespace WaypointDashboard.Sandbox.Api.Writing;

/// <summary>The query parameters that all writes share.</summary>
internal static class WriteParameters
{
    private const int LongestManager = 128;

    public static (WriteOptions? Options, StatusError? Error) Read(ApiContext context, string optionsKind)
    {
        var (dryRun, error) = DryRun(context, optionsKind);
        if (error is not null) return (null, error);
        if (context.Query("fieldManager").Length > LongestManager)
            return (null, InvalidOptions(optionsKind, "fieldManager", "FieldValueTooLong", $"Too long: may not be more than {LongestManager} bytes"));
        FieldValidation? validation = context.Query("fieldValidation") switch
        {
            "" or "Warn" => FieldValidation.Warn,
            "Ignore" => FieldValidation.Ignore,
            "Strict" => FieldValidation.Strict,
            _ => null,
        };
        if (validation is null)
        {
            return (null, InvalidOptions(optionsKind, "fieldValidation", "FieldValueNotSupported",
                $"Unsupported value: \"{context.Query("fieldValidation")}\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\""));
        }
        return (new WriteOptions(Manager(context))
        {
            DryRun = dryRun,
            Force = context.Flag("force"),
            Status = context.Request.Subresource == "status",
            ApiVersion = context.Request.ApiVersion,
            FieldValidation = validation.Value,
        }, null);
    }

    public static (bool DryRun, StatusError? Error) DryRun(ApiContext context, string optionsKind) => context.Query("dryRun") switch
    {
        "" => (false, null),
        "All" => (true, null),
        var other => (false, InvalidOptions(optionsKind, "dryRun", "FieldValueNotSupported", $"Unsupported value: \"{other}\": supported values: \"All\"")),
    };

    public static StatusError InvalidOptions(string kind, string field, string reason, string message) =>
        new(422, "Invalid", $"{kind}.meta.k8s.io \"\" is invalid: {field}: {message}")
        {
            Group = "meta.k8s.io",
            Kind = kind,
            Causes = [new StatusCause(reason, message, field)],
        };

    /// <summary>Who does not say who he is, is called by what he uses: <c>kubectl/v1.32</c> is kubectl.</summary>
    private static string Manager(ApiContext context)
    {
        if (context.Query("fieldManager") is { Length: > 0 } manager) return manager;
        var agent = context.Http.Request.Headers.UserAgent.ToString().Split('/')[0];
        return agent.Length == 0 ? "unknown" : agent[..Math.Min(agent.Length, LongestManager)];
    }
}
