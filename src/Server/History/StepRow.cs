using WaypointDashboard.Client.Ports;

namespace WaypointDashboard.Server.History;

/// <summary>A step as the database keeps it.</summary>
internal sealed class StepRow
{
    public Guid RunId { get; set; }

    /// <summary>Its place in the plan, from 0.</summary>
    public int Ordinal { get; set; }

    /// <summary>One of the cases of a step; see <see cref="StepRecord"/>.</summary>
    public required string Kind { get; set; }

    /// <summary>The object, as <c>kind/namespace/name</c>.</summary>
    public required string Target { get; set; }

    /// <summary>Manifest, patch or operations, as JSON; empty for deletions and waits.</summary>
    public required string Body { get; set; }

    public StepState State { get; set; }

    public StepProblemKind? ProblemKind { get; set; }

    public string Problem { get; set; } = "";

    public string MissingRule { get; set; } = "";

    /// <summary>The object as the step found it, as JSON without <c>managedFields</c>; the previewed one until then; empty for none.</summary>
    public string Before { get; set; } = "";

    /// <summary>The object as the preview said that the step would leave it, as JSON; empty for none.</summary>
    public string Planned { get; set; } = "";

    /// <summary>The object as the step left it, as JSON without <c>managedFields</c>; empty for none.</summary>
    public string After { get; set; } = "";

    public DateTime? StartedAt { get; set; }

    public DateTime? EndedAt { get; set; }
}
