namespace WaypointDashboard.Client.Yaml;

/// <summary>A line of a comparison.</summary>
/// <param name="Sign">What became of it.</param>
/// <param name="Before">Its number in the text before, from 1; null when it was not there.</param>
/// <param name="After">Its number in the text after, from 1; null when it is not there.</param>
/// <param name="Text">The line.</param>
public sealed record DiffLine(DiffSign Sign, int? Before, int? After, string Text);
