namespace WaypointDashboard.Sandbox.Controllers;

/// <summary>One thing that a status says.</summary>
internal sealed record Condition(string Type, bool Holds, string Reason, string Message)
{
    /// <summary>For conditions that name the generation they speak of.</summary>
    public int? ObservedGeneration { get; init; }

    public string Status => Holds ? "True" : "False";
}
