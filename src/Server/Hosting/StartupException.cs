namespace WaypointDashboard.Server.Hosting;

/// <summary>The dashboard cannot start as it was told to. The message says why and what to do, for who started it.</summary>
public sealed class StartupException : Exception
{
    /// <inheritdoc/>
    public StartupException()
    {
    }

    /// <inheritdoc/>
    public StartupException(string message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    public StartupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The exit code that goes with it.</summary>
    public const int ExitCode = 2;
}
