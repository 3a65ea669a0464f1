using System.Diagnostics.Metrics;
using WaypointDashboard.Client.Ports;
using WaypointDashboard.Server.Telemetry;

namespace WaypointDashboard.Server.Changes;

/// <summary>What is measured of the changes.</summary>
internal sealed class ChangeMetrics : IDisposable
{
    private readonly Meter _meter = new(MeshMetrics.MeterName);
    private readonly Counter<long> _runs;
    private readonly Counter<long> _steps;
    private readonly Counter<long> _events;
    private readonly Histogram<double> _previews;

    public ChangeMetrics()
    {
        _runs = _meter.CreateCounter<long>("waypoint_change_runs", description: "Plans that were applied, by how they ended.");
        _steps = _meter.CreateCounter<long>("waypoint_change_steps", description: "Steps of plans, by how they ended.");
        _events = _meter.CreateCounter<long>("waypoint_change_events", description: "Kubernetes events on changed objects, written or not.");
        _previews = _meter.CreateHistogram<double>("waypoint_change_preview", "s", "How long previews took.");
    }

    public void Ended(string cluster, RunState state) => _runs.Add(1, new("cluster", cluster), new("state", state.ToString()));

    public void Ended(string cluster, StepState state) => _steps.Add(1, new("cluster", cluster), new("state", state.ToString()));

    public void Event(string cluster, bool isWritten) => _events.Add(1, new("cluster", cluster), new("written", isWritten));

    public void Previewed(string cluster, TimeSpan took) => _previews.Record(took.TotalSeconds, new KeyValuePair<string, object?>("cluster", cluster));

    public void Dispose() => _meter.Dispose();
}
