namespace WaypointDashboard.Server.Api;

/// <summary>Something that is wrong.</summary>
/// <param name="Id">The rule, such as <c>WP001</c>.</param>
/// <param name="Severity"><c>Error</c>, <c>Warning</c> or <c>Info</c>.</param>
/// <param name="Object">The object that it is about, <c>kind/namespace/name</c>.</param>
/// <param name="Cause">What is wrong.</param>
/// <param name="Effect">What that does to traffic.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Related">Other objects that play a part, each <c>kind/namespace/name</c>.</param>
/// <param name="Documentation">Where Istio's documentation says more; null where it does not.</param>
internal sealed record FindingAnswer(string Id, string Severity, string Object, string Cause, string Effect, string Fix, IReadOnlyList<string> Related, Uri? Documentation);
