namespace WaypointDashboard.Sandbox.Applying;

/// <summary>One entry of <c>metadata.managedFields</c>: who wrote what, and how.</summary>
internal sealed record ManagerEntry(string Manager, string Operation, string ApiVersion, string Subresource, string Time, FieldSet Fields)
{
    public const string Apply = "Apply";
    public const string Update = "Update";

    public bool IsSameWriter(ManagerEntry other) =>
        (Manager, Operation, ApiVersion, Subresource) == (other.Manager, other.Operation, other.ApiVersion, other.Subresource);

    /// <summary>How a conflict names the writer.</summary>
    public string Said()
    {
        var name = Subresource.Length == 0 ? $"\"{Manager}\"" : $"\"{Manager}\" with subresource \"{Subresource}\"";
        return Operation == Apply ? name : $"{name} using {ApiVersion} at {Time}";
    }
}
