namespace WaypointDashboard.Client.Shortcuts;

/// <summary>What a shortcut does.</summary>
public enum ShortcutAction
{
    /// <summary>Gives the keyboard to the page's search.</summary>
    Search,

    /// <summary>Goes to a page.</summary>
    Go,

    /// <summary>Shows what keys there are.</summary>
    Help,
}
