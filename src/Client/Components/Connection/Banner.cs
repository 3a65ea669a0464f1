using MudBlazor;

namespace WaypointDashboard.Client.Components.Connection;

/// <summary>Something that the operator should know on every page.</summary>
/// <param name="Id">What it is about, with what it says of that: another one is shown again after it was dismissed.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Title">What is the case.</param>
/// <param name="Text">What that means and what to do.</param>
/// <param name="CanBeDismissed">Whether the operator can put it away.</param>
public sealed record Banner(string Id, Severity Severity, string Title, string Text, bool CanBeDismissed);
