namespace WaypointDashboard.Benchmarks.Canvas;

/// <summary>A node's second line, as it was drawn; or as it will be once what was written is drawn.</summary>
/// <param name="Id">The node.</param>
/// <param name="Line">The line.</param>
/// <param name="At">When it was drawn or written, in milliseconds of Unix time.</param>
/// <param name="Told">When the canvas was told of it; 0 for what was written.</param>
internal sealed record DrawnLine(string Id, string Line, double At, double Told = 0);
