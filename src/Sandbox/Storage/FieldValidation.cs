namespace WaypointDashboard.Sandbox.Storage;

/// <summary>What is done with fields that a schema does not know.</summary>
public enum FieldValidation
{
    Ignore,
    Warn,
    Strict,
}
