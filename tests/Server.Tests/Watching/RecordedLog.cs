using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WaypointDashboard.Server.Tests.Watching;

/// <summary>Keeps the errors that are logged.</summary>
internal sealed class RecordedLog : ILogger
{
    private readonly ConcurrentQueue<(string Text, Exception? Fault)> _errors = new();

    public IReadOnlyCollection<(string Text, Exception? Fault)> Errors => _errors;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _errors.Enqueue((formatter(state, exception), exception));
        }
    }
}
