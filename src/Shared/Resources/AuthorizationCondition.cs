namespace WaypointDashboard.Shared.Resources;

/// <summary>An entry of a rule's <c>when</c>.</summary>
/// <param name="Key">The attribute, such as <c>source.principal</c> or <c>request.headers[x-user]</c>.</param>
/// <param name="Values">Allowed values.</param>
/// <param name="NotValues">Refused values.</param>
public sealed record AuthorizationCondition(string Key, ValueList<string> Values, ValueList<string> NotValues);
