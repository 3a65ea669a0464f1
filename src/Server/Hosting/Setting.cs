namespace WaypointDashboard.Server.Hosting;

/// <summary>Something that can be set: by a flag, by an environment variable, or in appsettings.json.</summary>
/// <param name="Key">Its name in the section <c>Waypoint</c> of appsettings.json.</param>
/// <param name="Flag">Its flag.</param>
/// <param name="Value">What goes after the flag, in words; null for a switch.</param>
/// <param name="Description">What it does, for <c>--help</c>.</param>
internal sealed record Setting(string Key, string Flag, string? Value, string Description)
{
    /// <summary>The section of appsettings.json.</summary>
    public const string Section = "Waypoint";

    /// <summary>Its environment variable, such as <c>WAYPOINT_SANDBOX_SCALE</c>.</summary>
    public string Variable => "WAYPOINT_" + Flag[2..].Replace('-', '_').ToUpperInvariant();

    /// <summary>Its key in the configuration, such as <c>Waypoint:SandboxScale</c>.</summary>
    public string Path => $"{Section}:{Key}";
}
