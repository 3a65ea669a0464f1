using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace WaypointDashboard.Client.Components.Mesh;

/// <summary>Says that there is nothing to show, why, and what can be done.</summary>
public sealed partial class EmptyState
{
    /// <summary>What there is not: <c>No waypoints</c>.</summary>
    [Parameter]
    [EditorRequired]
    public required string Title { get; set; }

    /// <summary>Why, and what it would be good for.</summary>
    [Parameter]
    public string Text { get; set; } = "";

    /// <summary>A picture of it.</summary>
    [Parameter]
    public string Icon { get; set; } = Icons.Material.Outlined.Inbox;

    /// <summary>A button or link that does something about it.</summary>
    [Parameter]
    public RenderFragment? Action { get; set; }
}
