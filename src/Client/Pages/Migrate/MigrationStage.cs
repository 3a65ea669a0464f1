namespace WaypointDashboard.Client.Pages.Migrate;

/// <summary>How far a migration is; read from the mesh, never remembered.</summary>
public enum MigrationStage
{
    /// <summary>It is not said yet what shall replace what.</summary>
    Choose,

    /// <summary>The new waypoint is not there.</summary>
    Deploy,

    /// <summary>The new waypoint is there and has no address yet.</summary>
    Wait,

    /// <summary>Objects still name the old one.</summary>
    Shift,

    /// <summary>Nothing names the old one any more, and it is still there.</summary>
    Retire,

    /// <summary>The old one is gone.</summary>
    Done,
}
