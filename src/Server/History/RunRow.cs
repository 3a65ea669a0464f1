using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.History;

/// <summary>A run as the database keeps it.</summary>
internal sealed class RunRow
{
    public Guid Id { get; set; }

    public required string Cluster { get; set; }

    public required string Actor { get; set; }

    public required string Title { get; set; }

    /// <summary>What of the plan was previewed and applied, as a digest.</summary>
    public required string Digest { get; set; }

    /// <summary>Whether fields were taken over from other managers.</summary>
    public bool IsForced { get; set; }

    public DateTime StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public RunState State { get; set; }

    public Guid? Undoes { get; set; }

    /// <summary>The process that applies it.</summary>
    public required string Owner { get; set; }

    /// <summary>Until when that process counts as alive without another sign of life.</summary>
    public DateTime LeaseUntil { get; set; }

    /// <summary>Title, actor and the names of the objects, in lower case, for searching.</summary>
    public required string Words { get; set; }

    public List<StepRow> Steps { get; set; } = [];
}
