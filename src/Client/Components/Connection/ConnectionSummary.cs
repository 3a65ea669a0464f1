using WaypointDashboard.Client.Ports;
using WaypointDashboard.Shared.Mesh;
using WaypointDashboard.Shared.Resources;

namespace WaypointDashboard.Client.Components.Connection;

/// <summary>How a connection is, in a few words.</summary>
/// <param name="Tone">How good that is.</param>
/// <param name="Text">The words: <c>Live</c>, <c>Stale since 10:31:05</c>.</param>
public sealed record ConnectionSummary(ConnectionTone Tone, string Text)
{
    /// <summary>Draws the summary of a connection and its watches.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="coverage">How far each kind is known.</param>
    /// <param name="clock">Writes a moment as the operator's clock says it.</param>
    public static ConnectionSummary Of(ConnectionStatus connection, MeshCoverage coverage, Func<DateTimeOffset, string> clock)
    {
        var stale = coverage.Kinds.Values.Where(kind => kind.State is WatchState.Stale or WatchState.Broken).ToList();
        return connection.State switch
        {
            ConnectionState.Unauthorized => new(ConnectionTone.Broken, "Credentials refused"),
            ConnectionState.Connecting => new(ConnectionTone.Busy, "Connecting…"),
            ConnectionState.Reconnecting when stale.Count == 0 => new(ConnectionTone.Doubtful, "Reconnecting…"),
            _ when stale.Count > 0 => new(ConnectionTone.Doubtful, $"Stale since {clock(stale.Min(kind => kind.Since) ?? connection.Since)}"),
            _ when !coverage.IsReady => new(ConnectionTone.Busy, "Reading…"),
            _ => new(ConnectionTone.Live, "Live"),
        };
    }
}
