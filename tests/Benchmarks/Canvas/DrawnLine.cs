namespace WaypointDashboard.Benchmarks.Canvas;

/// <summary>A node's second line, as it was drawn.</summary>
/// <param name="Id">The node.</param>
/// <param name="Line">The line.</param>
/// <param name="At">When, in milliseconds of Unix time.</param>
internal sealed record DrawnLine(string Id, string Line, double At);
