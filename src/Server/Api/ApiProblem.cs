using Microsoft.AspNetCore.Http.HttpResults;

namespace WaypointDashboard.Server.Api;

/// <summary>Errors as RFC 9457 has them.</summary>
internal static class ApiProblem
{
    /// <summary>An error.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="detail">What is wrong and what to do, in a sentence or two.</param>
    public static ProblemHttpResult Of(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
