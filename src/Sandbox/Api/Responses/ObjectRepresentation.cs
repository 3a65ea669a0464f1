namespace WaypointDashboard.Sandbox.Api.Responses;

/// <summary>In which form a client wants objects.</summary>
internal enum ObjectRepresentation
{
    Full,
    Table,
    PartialMetadata,
}
