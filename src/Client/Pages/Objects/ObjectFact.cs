using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Pages.Objects;

/// <summary>One line of what is known of an object.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Text">What is known.</param>
/// <param name="Object">Another object that it leads to; null when it leads nowhere.</param>
public sealed record ObjectFact(string Name, string Text, ObjectKey? Object = null);
