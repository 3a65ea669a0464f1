namespace WaypointDashboard.Client.Yaml;

/// <summary>A piece of a line of YAML.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text as it stands.</param>
public readonly record struct YamlToken(YamlTokenKind Kind, string Text);
