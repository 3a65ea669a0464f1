namespace WaypointDashboard.Client.Yaml;

/// <summary>Something in a text that cannot be read.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record YamlProblem(int Line, string Message);
