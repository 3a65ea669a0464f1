namespace WaypointDashboard.Sandbox.Storage;

/// <summary>How an object is written.</summary>
/// <param name="FieldManager">Who writes; recorded in <c>metadata.managedFields</c>.</param>
public sealed record WriteOptions(string FieldManager)
{
    /// <summary>Answer as if written, and write nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>For <c>Apply</c>: take over fields that another manager owns.</summary>
    public bool Force { get; init; }

    /// <summary>For <c>Create</c>: keep the status that comes along, as a snapshot that is restored would. HTTP never does.</summary>
    public bool KeepStatus { get; init; }

    /// <summary>Write the status subresource: all else in the object is ignored.</summary>
    public bool Status { get; init; }

    /// <summary>The version in which the writer speaks, where it is not the storage version.</summary>
    public string? ApiVersion { get; init; }

    public FieldValidation FieldValidation { get; init; } = FieldValidation.Ignore;
}
