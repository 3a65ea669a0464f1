namespace WaypointDashboard.Sandbox.Storage;

/// <summary>How an object is deleted.</summary>
public sealed record DeleteOptions
{
    public PropagationPolicy Propagation { get; init; } = PropagationPolicy.Background;

    /// <summary>Delete only the object with this uid; null = whichever there is.</summary>
    public string? Uid { get; init; }

    /// <summary>Delete only this version of the object; null = whichever there is.</summary>
    public string? ResourceVersion { get; init; }

    public bool DryRun { get; init; }
}
