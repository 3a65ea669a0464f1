using Microsoft.AspNetCore.Components;

namespace WaypointDashboard.Client.Components.Tables;

/// <summary>A column of a table.</summary>
/// <typeparam name="TRow">The row.</typeparam>
/// <param name="Id">What the URL calls it, and the model's order.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Cell">What a cell shows.</param>
/// <param name="Class">The class of its cells: <c>num</c> to the right, <c>wide-only</c> on wide screens only.</param>
/// <param name="Hint">What the heading means, where that is not plain; empty otherwise.</param>
public sealed record TableColumn<TRow>(string Id, string Title, RenderFragment<TRow> Cell, string Class = "", string Hint = "")
    where TRow : TableRow;
