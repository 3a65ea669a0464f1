namespace WaypointDashboard.Client.Theme;

/// <summary>The words for a <see cref="ThemeChoice"/>.</summary>
public static class ThemeChoices
{
    /// <summary>The cookie that keeps the choice, so that the first picture has the right colours already.</summary>
    public const string Cookie = "theme";

    /// <summary>The word for it in the cookie and in the document.</summary>
    public static string Word(this ThemeChoice choice) => choice switch
    {
        ThemeChoice.Light => "light",
        ThemeChoice.Dark => "dark",
        _ => "system",
    };

    /// <summary>Reads the word; the system's choice for anything else.</summary>
    public static ThemeChoice Parse(string? word) => word switch
    {
        "light" => ThemeChoice.Light,
        "dark" => ThemeChoice.Dark,
        _ => ThemeChoice.System,
    };
}
