namespace WaypointDashboard.Shared.Resources;

/// <summary>One attribute of a clause.</summary>
/// <param name="Field">The field name, such as <c>principals</c>, <c>namespaces</c>, <c>methods</c> or <c>notHosts</c>.</param>
/// <param name="Values">Its values; at least one.</param>
public sealed record AuthorizationAttribute(string Field, ValueList<string> Values);
