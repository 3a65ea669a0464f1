using System.Globalization;
using WaypointDashboard.Sandbox.Errors;

namespace WaypointDashboard.Sandbox.Api.Reading;

/// <summary>The <c>resourceVersion</c> parameter.</summary>
internal static class RequestedVersion
{
    public static StatusError? Problem(ApiContext context, long current)
    {
        var text = context.Query("resourceVersion");
        if (text.Length == 0) return null;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return Unreadable(text);
        return version <= current ? null : new StatusError(504, "Timeout", $"Timeout: Too large resource version: {version}, current: {current}")
        {
            RetryAfterSeconds = 1,
            Causes = [new StatusCause("ResourceVersionTooLarge", "Too large resource version", "")],
        };
    }

    public static StatusError Unreadable(string text) =>
        new(400, "BadRequest", $"Invalid value: \"{text}\": strconv.ParseUint: parsing \"{text}\": invalid syntax");
}
