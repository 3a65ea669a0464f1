namespace WaypointDashboard.Client.Yaml;

/// <summary>What a piece of a line of YAML is.</summary>
public enum YamlTokenKind
{
    /// <summary>Space and whatever has no meaning of its own.</summary>
    Plain,

    /// <summary>A key.</summary>
    Key,

    /// <summary>A colon, a dash, a document's mark.</summary>
    Mark,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A number, a boolean or null.</summary>
    Literal,

    /// <summary>A comment.</summary>
    Comment,
}
