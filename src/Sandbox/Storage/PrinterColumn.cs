namespace WaypointDashboard.Sandbox.Storage;

/// <summary>A column of <c>kubectl get</c>.</summary>
/// <param name="Name">The heading.</param>
/// <param name="Type"><c>string</c>, <c>integer</c> or <c>date</c>.</param>
/// <param name="JsonPath">Where the value stands, <c>.spec.gatewayClassName</c> say.</param>
/// <param name="Priority">0 = always shown, 1 = with <c>-o wide</c>.</param>
public sealed record PrinterColumn(string Name, string Type, string JsonPath, int Priority = 0);
