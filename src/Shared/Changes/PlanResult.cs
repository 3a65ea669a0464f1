using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Shared.Changes;

/// <summary>A plan, or why there is none.</summary>
public abstract record PlanResult
{
    private PlanResult()
    {
    }

    /// <summary>The plan.</summary>
    /// <param name="Plan">What will be done.</param>
    public sealed record Planned(ChangePlan Plan) : PlanResult;

    /// <summary>The intent cannot be planned.</summary>
    /// <param name="Reasons">All reasons, each with the form field that it belongs to.</param>
    public sealed record Refused(ValueList<PlanRefusal> Reasons) : PlanResult;
}
