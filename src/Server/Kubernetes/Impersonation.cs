namespace WaypointDashboard.Server.Kubernetes;

/// <summary>Whom a request is made for.</summary>
/// <param name="User">The user name.</param>
/// <param name="Groups">Their groups.</param>
internal sealed record Impersonation(string User, IReadOnlyList<string> Groups)
{
    /// <summary>Set among a request's options, it becomes its <c>Impersonate-*</c> headers.</summary>
    public static HttpRequestOptionsKey<Impersonation> Key { get; } = new("impersonation");
}
