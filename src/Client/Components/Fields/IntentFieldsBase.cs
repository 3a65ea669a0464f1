using Microsoft.AspNetCore.Components;
using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Live;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Fields;

/// <summary>What the fields of all intents have.</summary>
/// <typeparam name="T">The intent.</typeparam>
public abstract class IntentFieldsBase<T> : ComponentBase
    where T : ChangeIntent
{
    /// <summary>What is entered.</summary>
    [Parameter]
    [EditorRequired]
    public required T Intent { get; set; }

    /// <summary>The mesh.</summary>
    [Parameter]
    [EditorRequired]
    public required LiveMesh Live { get; set; }

    /// <summary>Why there is no plan.</summary>
    [Parameter]
    public ValueList<PlanRefusal> Refusals { get; set; }

    /// <summary>The operator has entered something.</summary>
    [Parameter]
    public EventCallback<FieldEdit> Edited { get; set; }

    /// <summary>Says what is entered now.</summary>
    protected Task SendAsync(ChangeIntent intent, PlanRefusal? problem = null) => Edited.InvokeAsync(new FieldEdit(intent, problem));

    /// <summary>The first problem of a field; null when it has none.</summary>
    protected string? ProblemOf(string field) => Refusals.FirstOrDefault(refusal => refusal.Field == field)?.Message;
}
