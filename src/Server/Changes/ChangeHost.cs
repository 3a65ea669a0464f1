using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.History;

namespace WaypointDashboard.Server.Changes;

/// <summary>What the changes of all clusters share.</summary>
/// <param name="Options">How changes are made.</param>
/// <param name="Journal">Writes the history.</param>
/// <param name="History">Reads it.</param>
/// <param name="Metrics">What is measured.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">The audit log.</param>
/// <param name="Hold">Keeps a cluster watched until the result is disposed.</param>
internal sealed record ChangeHost(ChangeOptions Options, RunJournal Journal, IChangeHistory History, ChangeMetrics Metrics, TimeProvider Time, ILogger Logger, Func<string, IDisposable?> Hold);
