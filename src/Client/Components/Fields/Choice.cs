namespace WaypointDashboard.Client.Components.Fields;

/// <summary>One of several things to choose.</summary>
/// <typeparam name="T">What is chosen.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Explanation">What it means; empty for nothing to add.</param>
/// <param name="IsDisabled">Whether it cannot be chosen; the explanation says why.</param>
public sealed record Choice<T>(T Value, string Title, string Explanation = "", bool IsDisabled = false);
