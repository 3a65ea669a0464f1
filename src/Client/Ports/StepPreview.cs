using WaypointDashboard.Shared.Changes;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Ports;

/// <summary>Exactly what one step will do.</summary>
/// <param name="Step">The step.</param>
/// <param name="Before">The object's YAML now, without <c>managedFields</c>; empty when it does not exist.</param>
/// <param name="After">The object's YAML as the server's dry run answered; empty when it will be gone; equal to <paramref name="Before"/> for waits.</param>
/// <param name="AfterJson">The object as the dry run answered, as JSON; empty when it will be gone, for waits, and where the step cannot be done.</param>
/// <param name="ResourceVersion">The version that was read; empty when the object does not exist.</param>
/// <param name="Problem">Why the step cannot be done as things are; null when it can.</param>
/// <param name="Managers">Other managers of the object that may put things back (Argo CD, Flux, Helm…), each a sentence.</param>
/// <param name="BeforeJson">The object as it is, as JSON; empty when it does not exist or could not be read.</param>
public sealed record StepPreview(
    PlanStep Step,
    string Before,
    string After,
    string AfterJson,
    string ResourceVersion,
    StepProblem? Problem,
    ValueList<string> Managers,
    string BeforeJson = "");
